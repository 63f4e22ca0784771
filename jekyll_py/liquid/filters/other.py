"""Filters on dates, and `default`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..dates.strftime import strftime
from ..dates.times import to_date
from ..printing import ruby_to_s
from ..values import is_empty, truthy


def date(value: object, format: object) -> object:
    """``| date: format``; input that is no date is returned unchanged."""
    pattern = ruby_to_s(format)
    moment = to_date(value) if pattern else None
    return value if moment is None else strftime(moment, pattern)


def default(value: object, otherwise: object = "", options: object = None) -> object:
    """``| default: otherwise, allow_false: true``: replaces nil, false and empty values."""
    keep_false = isinstance(options, Mapping) and truthy(options.get("allow_false"))
    missing = value is None if keep_false else not truthy(value)
    return otherwise if missing or is_empty(value) else value


OTHER_FILTERS: Mapping[str, Callable[..., object]] = {
    "date": date,
    "default": default,
}
