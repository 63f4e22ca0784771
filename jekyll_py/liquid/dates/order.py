"""Deciding which of three numbers is the year, the month and the day (Ruby's ``date_parse.c``, ``s3e``)."""

from __future__ import annotations

import re

from ...lazy.patterns import lazy_pattern
from ...lazy.tuples import NamedTuple

_TRAILED = lazy_pattern(r"[^-+0-9]*([-+]?[0-9]++)(.+)")
_NUMBER = lazy_pattern(r"([-+])?([0-9]+)")


class Parts(NamedTuple):
    """The numbers of a date."""

    year: int | None
    month: int | None
    day: int | None
    century_given: bool


def order_parts(year: str | None, month: str | None, day: str | None) -> Parts:
    """Reorder the numbers that a pattern has found: long ones and those after an apostrophe are years."""
    if year is not None and month is not None and day is None:
        year, month, day = day, year, month
    if year is None and day is not None and (len(day) > 2 or day.startswith("'")):
        year, day = day, None
    if year is not None:
        trailed = _TRAILED.match(year)
        if trailed:
            year, day = day, trailed[1]
    if month is not None and (month.startswith("'") or len(month) > 2):
        year, month, day = month, day, year
    if day is not None and (day.startswith("'") or len(day) > 2):
        year, day = day, year
    found = _NUMBER.search(year) if year is not None else None
    given = found is not None and (bool(found[1]) or len(found[2]) > 2)
    return Parts(int(found[0]) if found else None, _number(month), _number(day), given)


def _number(text: str | None) -> int | None:
    found = re.search("[0-9]+", text) if text is not None else None
    return int(found[0]) if found else None
