"""Log lines laid out as Jekyll's: the topic right-justified to 20 columns, then the message."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from .diagnostics import Diagnostic
from .errors import JekyllError, visible
from .lazy.tuples import NamedTuple

LEVELS = {"debug": 0, "info": 1, "warn": 2, "error": 3}
_COLOURS = {"warn": "33", "error": "31"}
_WHITE_ON_BLACK = "97;40"


class Message(NamedTuple):
    """A log line as a value."""

    level: str
    """``debug``, ``info``, ``warn`` or ``error``."""
    topic: str
    """The left column, such as ``Source:``."""
    text: str = ""
    """The rest of the line."""


class Logger:
    """Writes log lines: debug and info to stdout, warn (yellow) and error (red) to stderr.

    Args:
        level: the least level that is written.
        out: where debug and info go; stdout at the time of writing when None.
        err: where warn and error go; stderr at the time of writing when None.
        terse: give each problem one line, ``file:line:column: message``, as programs read it.
    """

    def __init__(
        self, level: str = "info", out: TextIO | None = None, err: TextIO | None = None, *, terse: bool = False
    ) -> None:
        self.level = level
        self.terse = terse
        self._out = out
        self._err = err

    def debug(self, topic: str, text: str = "") -> None:
        """Write what only ``--verbose`` shows."""
        self.write(Message("debug", topic, text))

    def info(self, topic: str, text: str = "") -> None:
        """Write what happens."""
        self.write(Message("info", topic, text))

    def warn(self, topic: str, text: str = "") -> None:
        """Write what may be wrong."""
        self.write(Message("warn", topic, text))

    def error(self, topic: str, text: str = "") -> None:
        """Write what is wrong."""
        self.write(Message("error", topic, text))

    def diagnostic(self, diagnostic: Diagnostic) -> None:
        """Write a warning as Jekyll words it, and below it its place, line and hint."""
        error = diagnostic.error
        if self.terse:
            self._line("warn", error.in_one_line(diagnostic.topic))
            return
        self._with_details("warn", Message("warn", diagnostic.topic, error.message), error)

    def fatal(self, error: JekyllError, heading: Message | None = None) -> None:
        """Write the error that ends the program.

        Args:
            error: the error.
            heading: stands in the place of its message.
        """
        if self.terse:
            self._line("error", error.in_one_line("" if heading is None else heading.topic, heading and heading.text))
            return
        if heading is not None:
            self._with_details("error", heading, error)
            return
        for line in error.report().split("\n"):
            self._line("error", line)

    def _with_details(self, level: str, heading: Message, error: JekyllError) -> None:
        """Write a line, and below it the place of an error, its line and its hint."""
        self.write(heading)
        details = error.report().removeprefix(str(error)).split("\n")
        for line in filter(None, (error.location, *details)):
            self._line(level, " " * 20 + line)

    def emit(self, lines: Iterable[Message | Diagnostic]) -> None:
        """Write lines that were kept as values."""
        for line in lines:
            if isinstance(line, Message):
                self.write(line)
            else:
                self.diagnostic(line)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines as they are, such as those of a table."""
        for line in lines:
            self._line("info", line)

    def drawing(self, lines: Iterable[str]) -> None:
        """Write lines that are drawn in white on black, such as those of a QR code."""
        for line in lines:
            self._print("info", line, _WHITE_ON_BLACK)

    def write(self, message: Message) -> None:
        """Write one line, unless its level is too low."""
        self._line(message.level, f"{message.topic} ".rjust(20) + re.sub(r"\s+", " ", message.text))

    def _line(self, level: str, line: str) -> None:
        # tabs stay as they are: a terminal only moves on at them
        self._print(level, "\t".join(visible(part) for part in line.split("\t")), _COLOURS.get(level))

    def _print(self, level: str, line: str, colour: str | None) -> None:
        if LEVELS[level] >= LEVELS[self.level]:
            stream = self._stream(level)
            print(line if colour is None else paint(line, colour, stream), file=stream, flush=True)

    def _stream(self, level: str) -> TextIO:
        if LEVELS[level] > LEVELS["info"]:
            return self._err or sys.stderr
        return self._out or sys.stdout


def paint(text: str, colour: str, stream: TextIO) -> str:
    """``text`` in a colour (an ANSI number) when ``stream`` is a terminal and ``NO_COLOR`` is not set."""
    if "NO_COLOR" in os.environ or not stream.isatty():
        return text
    return f"\033[{colour}m{text}\033[0m"


def level(quiet: bool, verbose: bool) -> str:
    """The level that the flags ask for; quiet wins, ``JEKYLL_LOG_LEVEL`` applies without flags."""
    if quiet:
        return "error"
    if verbose:
        return "debug"
    asked = os.environ.get("JEKYLL_LOG_LEVEL", "info")
    return asked if asked in LEVELS else "info"
