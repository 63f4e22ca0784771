"""What every command that works on a site begins with: the log and the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from ..config.configuration import Configuration
from ..diagnostics import Diagnostic
from ..errors import JekyllError
from ..log import Logger, level
from .annotation import annotate
from .console import is_terse
from .problem import Problem, problems
from .report import failure
from .request import Request


class Session(NamedTuple):
    """A command at work."""

    request: Request
    log: Logger

    @classmethod
    def start(cls, request: Request) -> Session:
        """Begin with the verbosity that the request asks for."""
        shown = level(request.flag("quiet"), request.flag("verbose"))
        log = Logger(shown, terse=is_terse(request.flag("strict")))
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
        self.tell(config)
        return config

    def tell(self, config: Configuration) -> None:
        """Print what reading a configuration said; with ``strict`` its warnings are for the build to raise."""
        for line in config.messages:
            if not isinstance(line, Diagnostic):
                self.log.write(line)
            elif not config.flag("strict"):
                self.warn(line)

    @contextmanager
    def reporting_failure(self) -> Iterator[None]:
        """Write the report of an error that arises before there is a site to build."""
        try:
            yield
        except JekyllError as error:
            path = self.request.text("report")
            if path is not None:
                failure(problems((), error)).write(path)
            raise

    def warn(self, diagnostic: Diagnostic) -> None:
        """Print a warning, on GitHub also beside the line it is about."""
        source = self.request.text("source") or "."
        annotate(Problem("warning", diagnostic.named()), source)
        self.log.diagnostic(diagnostic)
