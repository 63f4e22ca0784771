"""What ends a command: errors printed for a person, and for GitHub's log when it runs there."""

from __future__ import annotations

import os
import traceback

from .. import __version__
from ..errors import JekyllError
from ..liquid.errors import LiquidError
from ..log import Logger


def errors_in(error: Exception) -> list[JekyllError]:
    """The errors of a group, or the one that was raised."""
    if isinstance(error, ExceptionGroup):
        return [one for part in error.exceptions for one in errors_in(part)]
    return [error if isinstance(error, JekyllError) else JekyllError(str(error))]


def report(error: Exception, *, trace: bool) -> None:
    """Print every error with its place, line and hint.

    Args:
        error: a `JekyllError` or a group of them.
        trace: print the traceback too.
    """
    log = Logger()
    if trace:
        traceback.print_exception(error)
    for one in errors_in(error):
        annotate("error", one)
        if isinstance(one, LiquidError) and one.path is not None:
            log.error("Liquid Exception:", in_jekylls_words(one))
        log.fatal(one)


def in_jekylls_words(error: LiquidError) -> str:
    """The line Jekyll prints: an error in an include names the file that includes it as well."""
    place = "" if error.line is None else f"line {error.line}"
    if not error.chain:
        return f"{error.prefix} ({place}): {error.reason} in {error.path}"
    outer = error.chain[-1].split(":")[0]
    return f"{error.prefix} ({os.path.abspath(str(error.path))} {place}): {error.reason} included in {outer}"


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
