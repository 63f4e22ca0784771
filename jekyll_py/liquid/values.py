"""Ruby's rules for values: truth, equality, order, emptiness, size, and conversion to integers.

A template holds None, bool, int, float, Decimal, str, lists and tuples, mappings, dates and times, ranges (a Ruby
``a..b`` is ``range(a, b + 1)``) and `Drop`s.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..limits import spend
from .dates.date_time import is_time
from .drop import Drop
from .errors import LiquidArgumentError
from .numbers import parse_integer, string_to_i
from .printing import class_name, inspect, ruby_to_s


def truthy(value: object) -> bool:
    """Whether a value counts as true: all but nil and false."""
    return value is not None and value is not False


def equal(left: object, right: object) -> bool:
    """Ruby's ``==``: numbers by value, ``true`` is not 1, arrays and hashes by their members."""
    if left is right:
        return left == left
    kind = left.__class__
    if kind is str or right.__class__ is str:
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    if isinstance(left, (list, tuple)):
        spend(len(left))
        return (
            isinstance(right, (list, tuple))
            and len(left) == len(right)
            and all(equal(one, other) for one, other in zip(left, right, strict=True))
        )
    if isinstance(left, Mapping):
        return isinstance(right, Mapping) and _equal_mappings(left, right)
    if isinstance(left, range):
        return isinstance(right, range) and (left.start, left.stop) == (right.start, right.stop)
    return bool(left == right) and is_time(left) == is_time(right)


def _equal_mappings(left: Mapping[object, object], right: Mapping[object, object]) -> bool:
    spend(len(left))
    return len(left) == len(right) and all(key in right and equal(value, right[key]) for key, value in left.items())


def compare(left: Any, right: Any) -> int | None:
    """Ruby's ``<=>``: -1, 0 or 1, or ``None`` when the two cannot be ordered."""
    if _ordered(left, right):
        more: bool = left > right
        less: bool = left < right
        return more - less
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        spend(len(left))
        for one, other in zip(left, right, strict=False):
            order = compare(one, other)
            if order != 0:
                return order
        return (len(left) > len(right)) - (len(left) < len(right))
    return 0 if equal(left, right) else None


def _ordered(left: object, right: object) -> bool:
    if isinstance(left, str):
        return isinstance(right, str)
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    if isinstance(left, (int, float, Decimal)):
        return isinstance(right, (int, float, Decimal))
    if isinstance(left, datetime):
        return isinstance(right, datetime) and is_time(left) == is_time(right)
    if isinstance(left, date):
        return isinstance(right, date) and not isinstance(right, datetime)
    return False


COMPARABLE = (str, int, float, Decimal, date)


def comparable(value: object) -> bool:
    """Whether Ruby has ``<`` for a value."""
    return isinstance(value, COMPARABLE) and not isinstance(value, bool)


def failed_comparison(left: object, right: object) -> LiquidArgumentError:
    """Ruby's error for ``left < right`` with values that cannot be compared."""
    special = right is None or isinstance(right, (bool, int, float))
    other = inspect(right) if special else class_name(right)
    return LiquidArgumentError(f"comparison of {class_name(left)} with {other} failed")


def is_empty(value: object) -> bool | None:
    """Ruby's ``empty?``; None for values without that method."""
    return not value if isinstance(value, (str, list, tuple, Mapping)) else None


def to_integer(value: object) -> int:
    """`Liquid::Utils.to_integer`: strict, so ``"1.5"`` and ``nil`` are errors.

    Raises:
        LiquidArgumentError: the value is not an integer.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return parse_integer(ruby_to_s(value))


def to_i(value: object) -> int:
    """Ruby's ``to_i``.

    Raises:
        LiquidArgumentError: Ruby has no ``to_i`` for the value.
    """
    if value is None:
        return 0
    if isinstance(value, str):
        return string_to_i(value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return int(value)
    if is_time(value):
        return int(value.timestamp())
    raise LiquidArgumentError("internal")


def size(value: object) -> int | None:
    """Ruby's ``size``; of an integer it is its width in bytes. None for values without it."""
    if isinstance(value, (str, list, tuple, Mapping)):
        return len(value)
    if isinstance(value, range):  # which may be longer than Python counts
        return max(value.stop - value.start, 0)
    if isinstance(value, int) and not isinstance(value, bool):
        bits = (value if value >= 0 else ~value).bit_length()
        return 8 if bits < 64 else (value.bit_length() + 7) // 8
    if isinstance(value, Drop) and hasattr(value, "__len__"):
        return len(value)
    return None
