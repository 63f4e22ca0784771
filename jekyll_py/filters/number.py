"""Jekyll's filter ``to_integer``."""

from __future__ import annotations

from ..liquid import LiquidError
from ..liquid.filter import FilterFunction
from ..liquid.values import to_i
from .arguments import undefined_method


def to_integer(value: object) -> int:
    """As Ruby's ``to_i``: leading digits of a string, seconds since 1970 of a time; 1, 0 and 0 for true, false, nil."""
    if isinstance(value, bool):
        return int(value)
    try:
        return to_i(value)
    except LiquidError:
        raise undefined_method("to_i", value) from None


FILTERS: dict[str, FilterFunction] = {"to_integer": to_integer}
