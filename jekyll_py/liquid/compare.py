"""The operators of conditions (`Liquid::Condition`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt

from ..limits import spend
from .drop import Drop, HashDrop
from .errors import LiquidArgumentError
from .expressions import Emptiness
from .printing import ruby_to_s
from .values import comparable, compare, equal, failed_comparison, is_empty, truthy

EMPTY = Emptiness("empty")
BLANK = Emptiness("blank")


def condition_equal(left: object, right: object) -> bool:
    """``==``; ``empty`` tests the other side for emptiness; ``blank`` is never equal without ActiveSupport."""
    if isinstance(left, Emptiness):
        return left.word == "empty" and is_empty(right) is True
    if isinstance(right, Emptiness):
        return right.word == "empty" and is_empty(left) is True
    return equal(left, right)


def contains(left: object, right: object) -> bool:
    """``contains``: whether a string has a part, an array a member, or a hash a key."""
    if not truthy(left) or not truthy(right):
        return False
    if isinstance(left, str):
        return ("" if isinstance(right, Emptiness) else ruby_to_s(right)) in left
    if isinstance(left, (list, tuple)):
        spend(len(left))
        return any(equal(item, right) for item in left if not isinstance(item, HashDrop) or item.is_hash)
    if isinstance(left, Mapping):
        return isinstance(right, str) and right in left
    if isinstance(left, range):
        return isinstance(right, (int, float)) and left.start <= right <= left.stop - 1
    return isinstance(left, Drop) and hasattr(type(left), "__iter__") and right in left


def _ordering(operation: Callable[[int, int], bool]) -> Callable[[object, object], bool | None]:
    def ordered(left: object, right: object) -> bool | None:
        if not comparable(left) or not comparable(right):
            return None
        order = compare(left, right)
        if order is None:
            raise failed_comparison(left, right)
        return operation(order, 0)

    return ordered


less = _ordering(lt)
greater = _ordering(gt)
less_or_equal = _ordering(le)
greater_or_equal = _ordering(ge)


def raise_unknown_operator(operator: str) -> object:
    """Raise for an operator that does not exist, such as ``=>``.

    Raises:
        LiquidArgumentError: always.
    """
    raise LiquidArgumentError(f"Unknown operator {operator}")
