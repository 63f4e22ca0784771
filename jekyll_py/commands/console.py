"""Who reads what is printed: a person at a terminal, or a program."""

from __future__ import annotations

import os
import sys


def in_ci() -> bool:
    """Whether a CI service runs us: all of them set ``CI``."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def watched_by_a_person() -> bool:
    """Whether somebody looks at a terminal: not in CI, and not into a pipe."""
    return sys.stderr.isatty() and not in_ci()


def is_terse(strict: bool) -> bool:
    """Whether each problem gets one line: in CI, and with ``--strict`` where no person looks."""
    return not sys.stderr.isatty() and (strict or in_ci())
