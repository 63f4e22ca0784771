"""Jekyll's date filters. Dates are shown in the site's time zone, which is the local one of the process.

The parts that they print of the present time and of ``site.time`` are recorded (`Clock`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from ..liquid import inspect
from ..liquid.dates.strftime import strftime
from ..liquid.dates.times import to_date
from ..liquid.filter import FilterFunction, takes_lazy
from ..liquid.printing import ruby_to_s
from ..tracking.clock import Clock, present
from .arguments import JekyllLiquidError

Show = Callable[[str], str]
"""Formats a fixed time with a ``strftime`` pattern."""


class InvalidDate(JekyllLiquidError):
    """The value cannot be read as a date."""


@takes_lazy
def date(value: object, format: object) -> object:
    """Liquid's ``date``; a value that cannot be read as a date is returned unchanged."""
    pattern, clock = ruby_to_s(format), _clock(value)
    if not pattern:
        return value.time if isinstance(value, Clock) else value
    if clock is not None:
        return clock.show(pattern)
    moment = to_date(value, _now)
    return value if moment is None else strftime(moment, pattern)


@takes_lazy
def date_to_string(value: object, kind: object = None, style: object = None) -> object:
    """A date as ``07 Nov 2008``, ``7th Nov 2008`` (``"ordinal"``) or ``Nov 7th, 2008`` (``"ordinal", "US"``)."""
    return _format(value, lambda show: _day_and_month(show, "%b", kind, style))


@takes_lazy
def date_to_long_string(value: object, kind: object = None, style: object = None) -> object:
    """As `date_to_string`, with the full name of the month."""
    return _format(value, lambda show: _day_and_month(show, "%B", kind, style))


@takes_lazy
def date_to_xmlschema(value: object) -> object:
    """A date such as ``2008-11-07T13:07:54-08:00``."""
    return _format(value, lambda show: show("%Y-%m-%dT%H:%M:%S%:z"))


@takes_lazy
def date_to_rfc822(value: object) -> object:
    """A date such as ``Fri, 07 Nov 2008 13:07:54 -0800``."""
    return _format(value, lambda show: show("%a, %d %b %Y %H:%M:%S %z"))


def _format(value: object, write: Callable[[Show], str]) -> object:
    """Format a date with ``write``; nil and the empty string are returned unchanged."""
    clock = _clock(value)
    if clock is not None:
        return write(clock.show)
    return write(partial(strftime, local_time(value))) if ruby_to_s(value) else value


def _clock(value: object) -> Clock | None:
    if isinstance(value, str) and value.lower() in ("now", "today"):
        return present()
    return value if isinstance(value, Clock) else None


def local_time(value: object) -> datetime.datetime:
    """The time that ``value`` stands for, in the local zone; a date means midnight.

    Raises:
        InvalidDate: the value cannot be read as a date.
    """
    time = to_date(value, _now)
    if isinstance(time, datetime.datetime):
        return time.astimezone()
    if isinstance(time, datetime.date):
        return datetime.datetime(time.year, time.month, time.day).astimezone()
    raise InvalidDate(f"Invalid Date: '{inspect(value)}' is not a valid datetime.")


def _now() -> datetime.datetime:
    """The present time, which completes texts such as ``12:30`` or ``5 March``."""
    return present().time


def _day_and_month(show: Show, month: str, kind: object, style: object) -> str:
    if kind != "ordinal":
        return show(f"%d {month} %Y")
    day = f"%-d{_ordinal_suffix(int(show('%-d')))}"
    return show(f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _ordinal_suffix(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


FILTERS: dict[str, FilterFunction] = {
    "date": date,
    "date_to_string": date_to_string,
    "date_to_long_string": date_to_long_string,
    "date_to_xmlschema": date_to_xmlschema,
    "date_to_rfc822": date_to_rfc822,
}
