"""The filter `date`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..dates.strftime import strftime
from ..dates.times import to_date
from ..printing import ruby_to_s


def date(value: object, format: object) -> object:
    """``| date: format``; input that is no date is returned unchanged."""
    pattern = ruby_to_s(format)
    moment = to_date(value) if pattern else None
    return value if moment is None else strftime(moment, pattern)


DATE_FILTERS: Mapping[str, Callable[..., object]] = {"date": date}
