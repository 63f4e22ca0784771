"""The start of every command that works on a site: the log and the configuration."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ..builds.problem import Problem, problems
from ..builds.report import MisplacedReportError, failure
from ..config.configuration import Configuration
from ..config.files import NO_FILE
from ..console import is_terse
from ..diagnostics import Diagnostic
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..log import Logger, Message, level
from .annotation import annotate
from .request import Request


class Session(NamedTuple):
    """One run of a command: its request and its log."""

    request: Request
    log: Logger

    @classmethod
    def start(cls, request: Request) -> Session:
        """Create the log with the verbosity that the request asks for."""
        shown = level(request.flag("quiet"), request.flag("verbose"))
        out = sys.stderr if _prints_document(request) else None
        log = Logger(shown, out, terse=is_terse(request.flag("strict")))
        log.debug("Logging at level:", log.level)
        return cls(request, log)

    @property
    def source(self) -> str:
        """The folder that the command line names as the source, for errors of a configuration that cannot be read."""
        return os.path.abspath(self.request.text("source") or ".")

    def configure(self, **extra: object) -> Configuration:
        """Read the configuration and print its messages.

        Args:
            extra: keys that override both the files and the command line.

        Raises:
            JekyllError: the configuration cannot be read.
        """
        config = Configuration.load({**self.request.overrides(), **extra})
        self.log_messages(config)
        return config

    def configure_theme(self) -> Configuration:
        """As `configure`, for a folder with a theme, which has no need of a ``_config.yml``."""
        config = Configuration.load(self.request.overrides())
        self.log_messages(config, left_out=NO_FILE)
        return config

    def log_messages(self, config: Configuration, left_out: Message | None = None) -> None:
        """Print the messages from reading a configuration; with ``strict`` warnings are left to the build to raise.

        Args:
            config: the configuration.
            left_out: a message that is not printed.
        """
        for line in config.messages:
            if line == left_out:
                continue
            if not isinstance(line, Diagnostic):
                self.log.write(line)
            elif not config.flag("strict"):
                self.warn(line)

    @contextmanager
    def reporting_failure(self) -> Iterator[None]:
        """A context that writes the report of a `JekyllError` raised before a site can be built."""
        try:
            yield
        except MisplacedReportError:
            raise
        except JekyllError as error:
            path = self.request.text("report")
            if path is not None:
                failure(problems((), error)).write(path, self.source)
            raise

    def warn(self, diagnostic: Diagnostic) -> None:
        """Print a warning, and annotate its line on GitHub."""
        source = self.request.text("source") or "."
        annotate(Problem("warning", diagnostic.named()), source)
        self.log.diagnostic(diagnostic)


def _prints_document(request: Request) -> bool:
    """Whether findings go to the standard output in a format that programs read, which has to stand there alone."""
    return any("=" not in each and each not in ("text", "github") for each in request.texts("format"))
