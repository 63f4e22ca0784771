"""Ruby's ``DateTime``, which code of plugins makes: a moment that prints and is formatted as a ``Date``, with its time.

Source: Ruby's documentation of DateTime.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeGuard

JULIAN_DAY_0 = 1_721_425
"""The Julian day number of the day before 0001-01-01."""


class DateTime(datetime):
    """A moment of the class ``DateTime``; all other moments are of the class ``Time``."""

    def shown(self) -> str:
        """Ruby's ``to_s``: ISO 8601 to the second."""
        return self.isoformat(timespec="seconds")

    def inspected(self) -> str:
        """Ruby's ``inspect``: the Julian day, the second and the nanosecond in UTC, and the offset in seconds."""
        offset = self.utcoffset() or timedelta()
        utc = self.replace(tzinfo=None) - offset
        day, seconds = utc.toordinal() + JULIAN_DAY_0, utc.hour * 3600 + utc.minute * 60 + utc.second
        moment = f"({day}j,{seconds}s,{utc.microsecond * 1000}n)"
        return f"#<DateTime: {self.shown()} ({moment},{int(offset.total_seconds()):+d}s,2299161j)>"


def is_time(moment: object) -> TypeGuard[datetime]:
    """Whether a value is of Ruby's class ``Time``, not a ``Date`` or a ``DateTime``."""
    return isinstance(moment, datetime) and not isinstance(moment, DateTime)
