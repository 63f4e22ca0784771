"""What ends a command: errors printed for a person or for CI, and marked on GitHub."""

from __future__ import annotations

import os
from collections.abc import Mapping

from .. import __version__
from ..errors import JekyllError
from ..liquid.errors import LiquidError
from ..log import Logger
from ..model import front_matter
from .annotation import annotate
from .console import is_terse
from .problem import problems


def report(error: Exception, options: Mapping[str, object]) -> None:
    """Print every error: with its line and hint for a person, in one line each for CI.

    Args:
        error: what ended a command.
        options: those of the command: ``trace`` prints the traceback too, ``source`` is what paths in errors are
            relative to, ``strict`` leaves out the lines that Jekyll would print.
    """
    source, strict = str(options.get("source") or "."), bool(options.get("strict"))
    log = Logger(terse=is_terse(strict))
    if options.get("trace"):
        import traceback

        traceback.print_exception(error)
    for problem in problems((), error):
        one = problem.error
        annotate(problem, source)
        if isinstance(one, LiquidError) and one.path is not None and not strict:
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
