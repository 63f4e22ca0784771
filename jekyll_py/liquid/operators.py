"""The operators of conditions (`Liquid::Condition`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

from ..limits import spend
from .drop import Drop, HashDrop
from .errors import LiquidArgumentError
from .hash_keys import to_key
from .parsing.tag_hints import KNOWN_OPERATORS, OPERATORS
from .printing import ruby_to_s
from .values import comparable, compare, equal, failed_comparison, is_empty, truthy

if TYPE_CHECKING:
    from .context import Context


class EmptyWord(str):
    """The value of ``empty`` or ``blank``: an empty string that conditions and some filters tell from others."""

    __slots__ = ()


EMPTY = EmptyWord()
BLANK = EmptyWord()
"""``blank`` without a gem that gives every value a method ``blank?``: no value is equal to it."""
BLANK_OF_ACTIVE_SUPPORT = EmptyWord()
"""``blank`` where ActiveSupport is loaded."""
BLANK_OF_CSL = EmptyWord()
"""``blank`` where the gem csl is loaded, as jekyll-scholar does, without ActiveSupport: neither false nor spaces."""


def condition_equal(left: object, right: object) -> bool:
    """``==``; ``empty`` and ``blank`` test the other side."""
    if isinstance(left, EmptyWord):
        return _passes(right, left)
    if isinstance(right, EmptyWord):
        return _passes(left, right)
    return equal(left, right)


def _passes(value: object, test: EmptyWord) -> bool:
    if isinstance(value, EmptyWord):
        return False
    if test is BLANK_OF_ACTIVE_SUPPORT:
        return not truthy(value) or (not value.strip() if isinstance(value, str) else is_empty(value) is True)
    if test is BLANK_OF_CSL and value is None:
        return True
    return test is not BLANK and is_empty(value) is True


def contains(left: object, right: object) -> bool:
    """``contains``: whether a string has a part, an array a member, or a hash a key."""
    if not truthy(left) or not truthy(right):
        return False
    if isinstance(left, str):
        return ruby_to_s(right) in left
    if isinstance(left, (list, tuple)):
        spend(len(left))
        members = (item for item in left if not isinstance(item, HashDrop) or item.is_hash)
        return not isinstance(right, EmptyWord) and any(equal(item, right) for item in members)
    if isinstance(left, Mapping):
        return to_key(right) in left
    if isinstance(left, range):
        return isinstance(right, (int, float)) and left.start <= right <= left.stop - 1
    return isinstance(left, Drop) and left.has(right)


def _ordering(operation: Callable[[int, int], bool]) -> Callable[[object, object], bool | None]:
    def ordered(left: object, right: object) -> bool | None:
        if not comparable(left) or not comparable(right) or isinstance(left, EmptyWord) or isinstance(right, EmptyWord):
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


def other_operator(context: Context, operator: str, left: object, right: object) -> bool:
    """The result of an operator that is not one of Liquid's, such as ``=>``, but may be one of the environment.

    Raises:
        LiquidArgumentError: there is no such operator.
    """
    function = context.environment.operators.get(operator)
    if function is None:
        raise LiquidArgumentError(f"Unknown operator {operator}", hint=OPERATORS.get(operator, KNOWN_OPERATORS))
    return truthy(function(left, right))
