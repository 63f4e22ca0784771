"""Jekyll's conversion to a number."""

from __future__ import annotations

from ..liquid import LiquidError
from ..liquid.filter import FilterFunction
from ..liquid.values import to_i
from .arguments import undefined_method


def to_integer(value: object) -> int:
    """Text by its first digits, true and false as 1 and 0, nil as 0, a time as seconds since 1970."""
    if isinstance(value, bool):
        return int(value)
    try:
        return to_i(value)
    except LiquidError:
        raise undefined_method("to_i", value) from None


FILTERS: dict[str, FilterFunction] = {"to_integer": to_integer}
