"""What ends a command: errors printed for a person, and for GitHub's log when it runs there."""

from __future__ import annotations

import os

from .. import __version__, front_matter
from ..errors import JekyllError
from ..liquid.errors import LiquidError
from ..log import Logger


def errors_in(error: Exception) -> list[JekyllError]:
    """The errors of a group, or the one that was raised."""
    if isinstance(error, ExceptionGroup):
        return [one for part in error.exceptions for one in errors_in(part)]
    return [error if isinstance(error, JekyllError) else JekyllError(str(error))]


def report(error: Exception, *, trace: bool, source: str = ".") -> None:
    """Print every error with its place, line and hint.

    Args:
        error: a `JekyllError` or a group of them.
        trace: print the traceback too.
        source: the source folder, which paths in errors are relative to.
    """
    log = Logger()
    if trace:
        import traceback

        traceback.print_exception(error)
    for one in errors_in(error):
        annotate("error", one)
        if isinstance(one, LiquidError) and one.path is not None:
            log.error("Liquid Exception:", in_jekylls_words(one, source))
        log.fatal(one)


def in_jekylls_words(error: LiquidError, source: str) -> str:
    """The line Jekyll prints: it counts from the end of the front matter, and names what includes an include.

    Args:
        error: an error with a path.
        source: the source folder.
    """
    path = os.path.join(os.path.abspath(source), str(error.path))
    place = "" if error.line is None else f"line {error.line - _lines_of_front_matter(path)}"
    if not error.chain:
        return f"{error.prefix} ({place}): {error.reason} in {error.path}"
    outer = error.chain[-1].split(":")[0]
    return f"{error.prefix} ({path} {place}): {error.reason} included in {outer}"


def _lines_of_front_matter(path: str) -> int:
    try:
        with open(path, "rb") as file:
            return front_matter.parse(file.read(), path).content_line - 1
    except (OSError, JekyllError):  # the message is about something else than this file
        return 0


def report_unforeseen(error: Exception, name: str) -> None:
    """Print what nobody foresaw, and how to see more of it."""
    message = f" Please append `--trace` to the `{name}` command "
    dashes = "-" * len(message)
    log = Logger()
    log.error("Error:", f"{type(error).__name__}: {error}")
    log.error("", dashes)
    log.error(f"jekyll-py {__version__} ", message)
    log.error("", " for the traceback, and report it as a fault of jekyll-py. ")
    log.error("", dashes)


def annotate(level: str, error: JekyllError) -> None:
    """Mark the place in GitHub's view of the change, when the command runs there.

    Args:
        level: ``error`` or ``warning``.
        error: what is wrong, and where.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    places = {"file": error.path, "line": error.line, "col": error.column}
    given = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in places.items() if value is not None)
    print(f"::{level} {given}::{_escaped(error.message)}" if given else f"::{level}::{_escaped(error.message)}")


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
