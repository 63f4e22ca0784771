"""What every command that works on a site begins with: the log and the configuration."""

from __future__ import annotations

from typing import NamedTuple

from ..configuration import Configuration
from ..diagnostics import Diagnostic
from ..log import Logger, level
from .failure import annotate
from .request import Request


class Session(NamedTuple):
    """A command at work."""

    request: Request
    log: Logger

    @classmethod
    def start(cls, request: Request) -> Session:
        """Begin with the verbosity that the request asks for."""
        log = Logger(level(request.flag("quiet"), request.flag("verbose")))
        log.debug("Logging at level:", log.level)
        return cls(request, log)

    def configure(self, **extra: object) -> Configuration:
        """Read the configuration and print what reading it said.

        Args:
            extra: keys that the command sets whatever the command line says.

        Raises:
            JekyllError: the configuration cannot be read.
        """
        config = Configuration.load({**self.request.overrides(), **extra})
        self.log.emit(config.messages)
        return config

    def warn(self, diagnostic: Diagnostic) -> None:
        """Print a warning, on GitHub also beside the line it is about."""
        annotate("warning", diagnostic.error)
        self.log.diagnostic(diagnostic)
