"""The names of time zones that Ruby's ``Time.zone_offset`` knows."""

from __future__ import annotations

import re
from datetime import datetime

from ...lazy.patterns import lazy_pattern

_HOURS = {
    "UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7,
    **{letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)},
    **{letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)},
}  # fmt: skip
_NUMERIC = lazy_pattern(r"([-+])([0-9]{2})(?:(:?)([0-9]{2})(?:\3([0-9]{2}))?)?\Z")
_UTC = lazy_pattern(r"(?:-00:00|-0000|-00|UTC|Z|UT)\Z", re.IGNORECASE)


def is_utc(zone: str) -> bool:
    """Whether a zone is UTC by its name."""
    return bool(_UTC.match(zone))


def zone_offset(zone: str, year: int) -> int | None:
    """Seconds east of UTC; None for an unknown zone, which Ruby ignores."""
    zone = zone.upper()
    found = _NUMERIC.match(zone)
    if found:
        seconds = int(found[2]) * 3600 + int(found[4] or 0) * 60 + int(found[5] or 0)
        return -seconds if found[1] == "-" else seconds
    if zone in _HOURS:
        return _HOURS[zone] * 3600
    return _local_offset(zone, year)


def _local_offset(zone: str, year: int) -> int | None:
    """The offset of a name that the local zone has in January or July; None for other names."""
    for month in (1, 7):
        local = datetime(year, month, 1).astimezone()
        offset = local.utcoffset()
        if offset is not None and (local.tzname() or "").upper() == zone:
            return int(offset.total_seconds())
    return None
