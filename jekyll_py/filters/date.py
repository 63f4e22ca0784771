"""Jekyll's date filters; every date is shown in the site's time zone, the process's local one."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from .. import reads
from ..liquid import inspect, strftime
from ..liquid.dates import to_date
from ..liquid.filter import FilterFunction
from ..liquid.filters.other import date as liquid_date
from ..liquid.values import ruby_to_s
from .arguments import JekyllLiquidError


class InvalidDate(JekyllLiquidError):
    """A value that names no moment."""


def date_to_string(value: object, kind: object = None, style: object = None) -> object:
    """``07 Nov 2008``; with ``"ordinal"`` ``7th Nov 2008``, with ``"ordinal", "US"`` ``Nov 7th, 2008``."""
    return _format(value, lambda time: _day_and_month(time, "%b", kind, style))


def date_to_long_string(value: object, kind: object = None, style: object = None) -> object:
    """As `date_to_string`, with the whole name of the month."""
    return _format(value, lambda time: _day_and_month(time, "%B", kind, style))


def date_to_xmlschema(value: object) -> object:
    """``2008-11-07T13:07:54-08:00``."""
    return _format(value, lambda time: strftime(time, "%Y-%m-%dT%H:%M:%S%:z"))


def date_to_rfc822(value: object) -> object:
    """``Fri, 07 Nov 2008 13:07:54 -0800``."""
    return _format(value, lambda time: strftime(time, "%a, %d %b %Y %H:%M:%S %z"))


def _format(value: object, write: Callable[[datetime.datetime], str]) -> object:
    """Nil and empty text stay as they are."""
    return write(local_time(value)) if ruby_to_s(value) else value


def local_time(value: object) -> datetime.datetime:
    """The moment ``value`` names, in the local zone; a date begins at its midnight.

    Raises:
        InvalidDate: it names none.
    """
    time = to_date(value)
    if isinstance(time, datetime.datetime):
        return time.astimezone()
    if isinstance(time, datetime.date):
        return datetime.datetime(time.year, time.month, time.day).astimezone()
    raise InvalidDate(f"Invalid Date: '{inspect(value)}' is not a valid datetime.")


def _day_and_month(time: datetime.datetime, month: str, kind: object, style: object) -> str:
    if kind != "ordinal":
        return strftime(time, f"%d {month} %Y")
    day = f"{time.day}{_ordinal_suffix(time.day)}"
    return strftime(time, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _ordinal_suffix(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def date(value: object, format: object) -> object:
    """Liquid's ``date``; what asks for the present is recorded, as no render with it can be kept."""
    if isinstance(value, str) and value.lower() in ("now", "today"):
        reads.record(reads.fact_id("transient", "now"))
    return liquid_date(value, format)


FILTERS: dict[str, FilterFunction] = {
    "date": date,
    "date_to_string": date_to_string,
    "date_to_long_string": date_to_long_string,
    "date_to_xmlschema": date_to_xmlschema,
    "date_to_rfc822": date_to_rfc822,
}
