"""The marks that Git leaves in a file whose merge is not finished."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..lazy.patterns import lazy_pattern

OURS = lazy_pattern(r"^<{7} \S", re.MULTILINE)
MIDDLE = lazy_pattern(r"^={7}[ \t\r]*$", re.MULTILINE)
THEIRS = lazy_pattern(r"^>{7} \S", re.MULTILINE)
RESOLVE = "keep one of the two sides, and take out the lines <<<<<<<, ======= and >>>>>>>"


def hint_of_conflict(lines: Iterable[str]) -> str | None:
    """The hint for a text that cannot be parsed, as a conflict stands in it; None without one.

    Args:
        lines: of the text, up to the one that the error is about.
    """
    if any(OURS.match(line) for line in lines):
        return f"a merge conflict is not resolved: {RESOLVE}"
    return None
