"""Converts the input of the `date` filter to a time; text is parsed as by Ruby's ``Time.parse``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from ..numbers import string_to_i
from .fields import Fields
from .rules import parse_fields
from .zones import is_utc, zone_offset

Clock = Callable[[], datetime]

_DIGITS = re.compile(r"[0-9]+\Z")
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_FIRST = {"year": 1970, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Used in place of the present time where no part is taken from it."""


def now() -> datetime:
    """The present time, in the local zone."""
    return datetime.now().astimezone()


def to_date(value: object, clock: Clock = now) -> date | None:
    """A value as a date or time, as by `Liquid::Utils.to_date`; None for values that are none.

    Args:
        value: a date or time, ``now`` or ``today``, seconds since 1970, or text.
        clock: gives the present time; called only if the result depends on it.
    """
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.lower()
        if text in ("now", "today"):
            return clock()
        if _DIGITS.match(text):
            return _from_seconds(string_to_i(text))
        return parse_time(text, clock) if text else None
    if isinstance(value, int) and not isinstance(value, bool):
        return _from_seconds(value)
    return None


def _from_seconds(seconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, ValueError, OSError):
        return None


def parse_time(text: str, clock: Clock = now) -> datetime | None:
    """Parse a time as Ruby's ``Time.parse``; None where Ruby raises, and for years outside of Python's `datetime`.

    Missing parts before the first given one (from year to second) are those of the present time, later ones are the
    least possible. A time without a known zone is local; others keep their offset.

    Args:
        text: the text.
        clock: gives the present time; called only if a part is taken from it.
    """
    fields = parse_fields(text)
    if fields.empty:
        return None
    try:
        return _time(fields, clock)
    except (ValueError, OverflowError):
        return None


def _time(fields: Fields, clock: Clock) -> datetime:
    now = clock() if fields.year is None else _ANY_TIME
    year = now.year if fields.year is None else fields.year
    offset = zone_offset(fields.zone, year) if fields.zone else None
    if fields.day_of_year is not None:
        fields = _on_day_of_year(fields, year)
    if offset is not None:
        now = now.astimezone(timezone(timedelta(seconds=offset)))
    naive = _naive(_completed(fields, now), int(f"{fields.fraction or 0:0<6}"[:6]), offset or 0)
    if offset is None or fields.zone is None:
        return naive.astimezone()
    return _zoned(naive, fields.zone, offset)


def _on_day_of_year(fields: Fields, year: int) -> Fields:
    number = fields.day_of_year or 0
    first = date(year, 1, 1)
    day = first + timedelta(days=number - 1)
    if number < 1 or day.year != year:
        raise ValueError("day of year out of range")
    fields.month, fields.day, fields.day_of_year = day.month, day.day, None
    return fields


def _completed(fields: Fields, now: datetime) -> dict[str, int]:
    """All parts: before the first given one they are those of ``now``, after it the least possible."""
    parts: dict[str, int] = {}
    given = False
    for name in _PARTS:
        part = getattr(fields, name)
        given = given or part is not None
        parts[name] = part if part is not None else _FIRST[name] if given else getattr(now, name)
    return parts


def _naive(parts: dict[str, int], microsecond: int, offset: int) -> datetime:
    """A time without a zone. As in Ruby, 30 February, 24:00:00 and second 60 carry over to the next unit.

    Args:
        parts: all parts by name.
        microsecond: the fraction of the second.
        offset: seconds east of UTC, which Ruby subtracts before it checks the hour. If this crosses midnight westwards,
            a day beyond the end of the month means its last day.
    """
    day, hour, second = parts["day"], parts["hour"], parts["second"]
    whole_day = hour == 24 and not parts["minute"] and not second and not microsecond
    if offset < 0 and hour * 3600 + parts["minute"] * 60 - offset >= 86400:
        day = min(day, monthrange(parts["year"], parts["month"])[1])
    if not 1 <= day <= 31 or (hour > 23 and not whole_day and not offset) or second > 60:
        raise ValueError("argument out of range")
    first = datetime(parts["year"], parts["month"], 1, hour % 24, parts["minute"], 0, microsecond)
    return first + timedelta(days=day - 1 + hour // 24, seconds=second)


def _zoned(naive: datetime, zone: str, offset: int) -> datetime:
    if is_utc(zone):
        return naive.replace(tzinfo=UTC) - timedelta(seconds=offset)
    fixed = naive.replace(tzinfo=timezone(timedelta(seconds=offset), ""))  # only UTC and the local zone have names
    local = fixed.astimezone()
    return local if local.utcoffset() == fixed.utcoffset() else fixed
