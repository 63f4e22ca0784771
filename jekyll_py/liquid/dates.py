"""Times out of whatever the `date` filter is given, as Ruby's ``Time.parse`` reads text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from .numbers import string_to_i
from .date_fields import Fields, parse_fields

_DIGITS = re.compile(r"[0-9]+\Z")


def to_date(value: object) -> date | None:
    """`Liquid::Utils.to_date`: dates and times as they are, ``now``, seconds since 1970, text; ``None`` for others."""
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.lower()
        if not text:
            return None
        if text in ("now", "today"):
            return datetime.now().astimezone()
        return _from_seconds(string_to_i(text)) if _DIGITS.match(text) else parse_time(text)
    if isinstance(value, int) and not isinstance(value, bool):
        return _from_seconds(value)
    return None


def _from_seconds(seconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, ValueError, OSError):
        return None


def parse_time(text: str) -> datetime | None:
    """Ruby's ``Time.parse``: what is not said is taken from today; ``None`` where Ruby raises.

    A time without a zone is local; one with a zone keeps its offset, and its name only for UTC and the local zone.
    """
    fields = parse_fields(text)
    if fields.empty:
        return None
    now = datetime.now().astimezone()
    try:
        return _assemble(fields, now)
    except (ValueError, OverflowError):
        return None


def _assemble(fields: Fields, now: datetime) -> datetime:
    year, month, day = _date(fields, now)
    leap = fields.second == 60
    naive = datetime(
        year, month, day, fields.hour or 0, fields.minute or 0, 59 if leap else fields.second or 0, fields.microsecond
    )
    if leap:
        naive += timedelta(seconds=1)
    if fields.hour == 24:
        naive += timedelta(days=1)
    return _zoned(naive, fields)


def _date(fields: Fields, now: datetime) -> tuple[int, int, int]:
    """Parts larger than the largest given come from today, smaller ones are the first."""
    if fields.year is None and fields.month is None and fields.day is None:
        if fields.day_of_year is None:
            return _today(fields, now)
    if fields.day_of_year is not None:
        first = date(fields.year if fields.year is not None else now.year, 1, 1)
        found = first + timedelta(days=fields.day_of_year - 1)
        return found.year, found.month, found.day
    if fields.year is not None:
        return fields.year, fields.month or 1, fields.day or 1
    if fields.month is not None:
        return now.year, fields.month, fields.day or 1
    return now.year, now.month, fields.day or now.day


def _today(fields: Fields, now: datetime) -> tuple[int, int, int]:
    if fields.zone_offset is not None:
        now = now.astimezone(timezone(timedelta(seconds=fields.zone_offset)))
    return now.year, now.month, now.day


def _zoned(naive: datetime, fields: Fields) -> datetime:
    if fields.zone_offset is None:
        return naive.astimezone()
    if fields.utc:
        return naive.replace(tzinfo=timezone.utc)
    fixed = naive.replace(tzinfo=timezone(timedelta(seconds=fields.zone_offset)))
    local = fixed.astimezone()
    return local if local.utcoffset() == fixed.utcoffset() else fixed
