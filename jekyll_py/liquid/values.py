"""Ruby's view of values: how they print, when they count as true, equal, less or empty.

A template holds None, bool, int, float, Decimal, str, lists and tuples, mappings, dates and times, ranges (a Ruby
``a..b`` is ``range(a, b + 1)``) and `Drop`s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from ..limits import LARGE, check_text, current, spend, weighed
from .drop import Drop
from .errors import LiquidArgumentError
from .numbers import decimal_to_s, float_to_s, integer_to_s, parse_integer, string_to_i
from .strftime import strftime


def to_s(value: object) -> str:
    """What ``{{ value }}`` prints: arrays are joined, everything else is Ruby's ``to_s``."""
    kind = value.__class__
    if kind is str:
        return value  # type: ignore[return-value]
    if value is None:
        return ""
    if kind is int:
        return integer_to_s(value)  # type: ignore[arg-type]
    if isinstance(value, (list, tuple)):
        return join(value)
    return ruby_to_s(value)


def ruby_to_s(value: object) -> str:
    """Ruby's ``to_s``, which filters apply to their input: an array gives its ``inspect``."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return integer_to_s(value)
    if isinstance(value, float):
        return float_to_s(value)
    if isinstance(value, (list, tuple, Mapping)):
        from .inspect import inspect

        return inspect(value)
    return _object_to_s(value)


def _object_to_s(value: object) -> str:
    if isinstance(value, datetime):
        return strftime(value, "%Y-%m-%d %H:%M:%S UTC" if is_utc(value) else "%Y-%m-%d %H:%M:%S %z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    return decimal_to_s(value) if isinstance(value, Decimal) else str(value)


def is_utc(time: datetime) -> bool:
    """Whether Ruby would call this time UTC, rather than a zone that happens to stand at +0000."""
    return time.tzinfo is UTC


def join(items: Sequence[object], glue: str = "") -> str:
    """Ruby's ``Array#join``: arrays inside are joined with the same glue."""
    if current() is None:
        return glue.join([_joined(item, glue) for item in items])
    return concatenated((_joined(item, glue) for item in items), len(items), glue)


def concatenated(texts: Iterable[str], count: int, glue: str) -> str:
    """``glue.join(texts)``, where the length of what comes out is limited.

    Args:
        count: of the texts.
    """
    usage = current()
    if usage is None:
        return glue.join(texts)
    usage.spend(count)
    check_text(len(glue) * count)
    length = 0
    parts: list[str] = []
    for text in texts:
        length += len(text)
        if length >= LARGE:
            check_text(length + len(glue) * count)
        parts.append(text)
    return weighed(glue.join(parts))


def _joined(item: object, glue: str) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, Drop):
        return item.member_text()
    return join(item, glue) if isinstance(item, (list, tuple)) else ruby_to_s(item)


def truthy(value: object) -> bool:
    """Everything but nil and false."""
    return value is not None and value is not False


def equal(left: object, right: object) -> bool:
    """Ruby's ``==``: numbers by value, ``true`` is not 1, arrays and hashes by their parts."""
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
    return bool(left == right)


def _equal_mappings(left: Mapping[object, object], right: Mapping[object, object]) -> bool:
    spend(len(left))
    return len(left) == len(right) and all(key in right and equal(value, right[key]) for key, value in left.items())


def compare(left: object, right: object) -> int | None:
    """Ruby's ``<=>``: -1, 0 or 1, or ``None`` when the two cannot be ordered."""
    if _ordered(left, right):
        more: bool = left > right  # type: ignore[operator]
        less: bool = left < right  # type: ignore[operator]
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
        return isinstance(right, datetime)
    if isinstance(left, date):
        return isinstance(right, date) and not isinstance(right, datetime)
    return False


COMPARABLE = (str, int, float, Decimal, date)


def comparable(value: object) -> bool:
    """Whether Ruby's ``<`` exists on it."""
    return isinstance(value, COMPARABLE) and not isinstance(value, bool)


def failed_comparison(left: object, right: object) -> LiquidArgumentError:
    """Ruby's complaint about ``left < right``."""
    from .inspect import class_name, inspect

    special = right is None or isinstance(right, (bool, int, float))
    other = inspect(right) if special else class_name(right)
    return LiquidArgumentError(f"comparison of {class_name(left)} with {other} failed")


def is_empty(value: object) -> bool | None:
    """Ruby's ``empty?``; ``None`` where there is no such method."""
    return not value if isinstance(value, (str, list, tuple, Mapping)) else None


def to_integer(value: object) -> int:
    """`Liquid::Utils.to_integer`: strict, so ``"1.5"`` and ``nil`` are errors.

    Raises:
        LiquidArgumentError: it is not an integer.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return parse_integer(ruby_to_s(value))


def to_i(value: object) -> int:
    """Ruby's ``to_i`` for what has one.

    Raises:
        LiquidArgumentError: Ruby has no ``to_i`` for it.
    """
    if value is None:
        return 0
    if isinstance(value, str):
        return string_to_i(value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return int(value.timestamp())
    raise LiquidArgumentError("internal")


def size(value: object) -> int | None:
    """Ruby's ``size`` for what has one: an integer has its width in bytes."""
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
