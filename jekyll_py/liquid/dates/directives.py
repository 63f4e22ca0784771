"""The directives of Ruby's ``strftime``, by their letters, and the parts of a moment that they print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from .date_time import DateTime

_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Moment = date
Numeric = tuple[int, int, str]
"""A number, its default width, and the character it is padded with."""


def offset_of(moment: Moment) -> int:
    """Seconds east of UTC."""
    if not isinstance(moment, datetime):
        return 0
    offset = moment.utcoffset() if moment.tzinfo else moment.astimezone().utcoffset()
    return int((offset or timedelta()).total_seconds())


def zone_name(moment: Moment) -> str:
    """The name of its zone; empty where the zone has none. Of a date it is ``+00:00``, of a ``DateTime`` its offset."""
    if not isinstance(moment, datetime):
        return "+00:00"
    if isinstance(moment, DateTime):
        return moment.shown()[-len("+00:00") :]
    name = (moment if moment.tzinfo else moment.astimezone()).tzname() or ""
    return "" if name.startswith("UTC") and len(name) > 3 else name


def _hour(moment: Moment) -> int:
    return moment.hour if isinstance(moment, datetime) else 0


def _hour12(moment: Moment) -> int:
    return (_hour(moment) + 11) % 12 + 1


def _minute(moment: Moment) -> int:
    return moment.minute if isinstance(moment, datetime) else 0


def _second(moment: Moment) -> int:
    return moment.second if isinstance(moment, datetime) else 0


def epoch(moment: Moment) -> int:
    """Seconds since 1970."""
    if isinstance(moment, datetime):
        local = moment if moment.tzinfo else moment.astimezone()
        return int(local.timestamp() // 1)
    return (moment.toordinal() - date(1970, 1, 1).toordinal()) * 86400


def _day_of_year(moment: Moment) -> int:
    return moment.timetuple().tm_yday


def _weekday(moment: Moment) -> int:
    return moment.isoweekday() % 7


def _week(moment: Moment, first: int) -> int:
    """The week of the year whose weeks begin on Sunday (0) or Monday (1)."""
    return (_day_of_year(moment) + 6 - (_weekday(moment) - first) % 7) // 7


def _half(moment: Moment) -> str:
    return "AM" if _hour(moment) < 12 else "PM"


NUMBERS: dict[str, Callable[[Moment], Numeric]] = {
    "Y": lambda moment: (moment.year, 4 if moment.year >= 0 else 5, "0"),
    "C": lambda moment: (moment.year // 100, 2, "0"),
    "y": lambda moment: (moment.year % 100, 2, "0"),
    "m": lambda moment: (moment.month, 2, "0"),
    "d": lambda moment: (moment.day, 2, "0"),
    "e": lambda moment: (moment.day, 2, " "),
    "j": lambda moment: (_day_of_year(moment), 3, "0"),
    "H": lambda moment: (_hour(moment), 2, "0"),
    "k": lambda moment: (_hour(moment), 2, " "),
    "I": lambda moment: (_hour12(moment), 2, "0"),
    "l": lambda moment: (_hour12(moment), 2, " "),
    "M": lambda moment: (_minute(moment), 2, "0"),
    "S": lambda moment: (_second(moment), 2, "0"),
    "s": lambda moment: (epoch(moment), 1, "0"),
    "u": lambda moment: (moment.isoweekday(), 1, "0"),
    "w": lambda moment: (_weekday(moment), 1, "0"),
    "G": lambda moment: (moment.isocalendar().year, 4, "0"),
    "g": lambda moment: (moment.isocalendar().year % 100, 2, "0"),
    "V": lambda moment: (moment.isocalendar().week, 2, "0"),
    "U": lambda moment: (_week(moment, 0), 2, "0"),
    "W": lambda moment: (_week(moment, 1), 2, "0"),
}
"""The directives that give a number."""

TEXTS: dict[str, Callable[[Moment], str]] = {
    "A": lambda moment: _DAYS[_weekday(moment)],
    "a": lambda moment: _DAYS[_weekday(moment)][:3],
    "B": lambda moment: _MONTHS[moment.month - 1],
    "b": lambda moment: _MONTHS[moment.month - 1][:3],
    "h": lambda moment: _MONTHS[moment.month - 1][:3],
    "p": _half,
    "P": lambda moment: _half(moment).lower(),
    "Z": zone_name,
}
"""The directives that give a name."""

COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "v": "%e-%^b-%Y",
    "X": "%H:%M:%S",
    "x": "%m/%d/%y",
}
"""The directives that stand for several others."""
