"""Dates that no calendar has: Ruby counts on from the last day of a month, and pages keep them as text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence

from ..compat import dates
from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern

_DATE = lazy_pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)
_LAST_YEAR = 9999
_UNDERSCORED = lazy_pattern(r"(?:^|/)_")


def impossible_date(data: Mapping[str, object], path: str, lines: Sequence[str]) -> JekyllError | None:
    """The error about a date in front matter that does not exist.

    In a document it stops the build by itself unless Ruby counts on from the last day of the month.

    Args:
        data: the front matter.
        path: the file.
        lines: of the front matter.
    """
    given = data.get("date")
    found = _DATE.match(given) if isinstance(given, str) else None
    if found is None or exists(*found.groups()):
        return None
    counted = _counted(found[0])
    if counted is None and _UNDERSCORED.search(path):
        return None
    number, text = next(((n, each) for n, each in enumerate(lines, 1) if re.match(r"date\s*:", each)), (1, None))
    return JekyllError(
        f"the date {found[0]} does not exist",
        path=path,
        line=number,
        column=1 if text is None else text.find(found[0]) + 1 or 1,
        source_line=text,
        hint=_hint(found[0], counted),
    )


def doubtful_name(path: str, date: str) -> JekyllError | None:
    """The error about a post whose name has a date that does not exist, or a year without its century.

    Args:
        path: the file.
        date: the date in its name.
    """
    year, month, day = date.split("-")
    if len(year) < len("2026"):
        counted = _counted(date)
        hint = "write the year with four digits" + (f": {counted}" if counted else "")
        return JekyllError(f"the year of the post has fewer than four digits: {date}", path=path, hint=hint)
    counted = None if exists(year, month, day) else _counted(date)
    if counted is None:
        return None  # or an error of the post itself
    return JekyllError(f"the date {date} does not exist", path=path, hint=_hint(date, counted))


def exists(year: str, month: str, day: str) -> bool:
    """Whether the calendar has a date, given its numbers."""
    if not (1 <= int(year) <= _LAST_YEAR and 1 <= int(month) <= 12):
        return False
    return 1 <= int(day) <= monthrange(int(year), int(month))[1]


def _counted(date: str) -> str | None:
    """The date that Ruby reads; None if it reads none."""
    try:
        return dates.parse(date).strftime("%Y-%m-%d")
    except ValueError:
        return None


def _hint(date: str, counted: str | None) -> str:
    if counted is None:
        return "write year, month and day: 2026-01-31"
    return f"it counts as {counted}: write the date that is meant"
