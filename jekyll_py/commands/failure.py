"""Printing the errors that end a command: for a person, for CI, and as annotations on GitHub."""

from __future__ import annotations

import os
from collections.abc import Mapping

from .. import __version__
from ..builds.problem import problems
from ..console import is_terse
from ..errors import JekyllError
from ..jinja.errors import JinjaError
from ..liquid.errors import LiquidError
from ..log import Logger, Message
from ..model import front_matter
from .annotation import annotate


def report(error: Exception, options: Mapping[str, object]) -> None:
    """Print each error, with its source line and hint for a person and on one line for CI.

    Args:
        error: the exception that ended a command, which may be a group.
        options: the options of the command: ``trace`` adds the traceback, ``source`` is the folder that paths in
            errors are relative to, ``strict`` leaves out the words that Jekyll would print.
    """
    source, strict = str(options.get("source") or "."), bool(options.get("strict"))
    log = Logger(terse=is_terse(strict))
    if options.get("trace"):
        import traceback

        traceback.print_exception(error)
    for problem in problems((), error):
        one = problem.error
        annotate(problem, source)
        log.fatal(one, None if strict else _heading(one, source))


def _heading(error: JekyllError, source: str) -> Message | None:
    """The line above an error in a template, in Jekyll's words where Jekyll has any."""
    if not isinstance(error, LiquidError) or error.path is None:
        return None
    if isinstance(error, JinjaError):
        return Message("error", "Jinja Exception:", error.reason)
    return Message("error", "Liquid Exception:", jekyll_line(error, source))


def jekyll_line(error: LiquidError, source: str) -> str:
    """The message in Jekyll's words: lines are counted from the end of the front matter, and an include names its page.

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


def report_unexpected(error: Exception, name: str) -> None:
    """Print an exception that is a fault of this program, and how to get its traceback.

    Args:
        error: the exception.
        name: the command that was running.
    """
    message = f" Please append `--trace` to the `{name}` command "
    dashes = "-" * len(message)
    log = Logger()
    log.error("Error:", f"{type(error).__name__}: {error}")
    log.error("", dashes)
    log.error(f"jekyll-py {__version__} ", message)
    log.error("", " for the traceback, and report it as a fault of jekyll-py. ")
    log.error("", dashes)
