"""The reader of the messages: a person at a terminal, or a program."""

from __future__ import annotations

import os
import sys


def in_ci() -> bool:
    """Whether the program runs on a CI service: all of them set ``CI``."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def is_interactive() -> bool:
    """Whether messages go to a terminal and the program does not run on a CI service."""
    return sys.stderr.isatty() and not in_ci()


def can_draw(characters: str) -> bool:
    """Whether stdout is a terminal that shows some characters, and the program does not run on a CI service."""
    try:
        characters.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return sys.stdout.isatty() and not in_ci()


def is_terse(strict: bool) -> bool:
    """Whether each problem is printed on one line: on a CI service, and with ``--strict`` unless at a terminal."""
    return not sys.stderr.isatty() and (strict or in_ci())
