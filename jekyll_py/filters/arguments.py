"""Conversion of filter arguments, and Ruby's error messages for arguments of the wrong kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from ..drops import Listing
from ..limits import spend
from ..liquid import Drop, LiquidError, LiquidSyntaxError, ListDrop, inspect
from ..liquid.hash_keys import key_value, pairs
from ..liquid.loops import items
from ..liquid.printing import class_name

_KNOWN = 16
"""The divisor of the cost of going through a list of the site, whose derived results are mostly cached."""


class JekyllLiquidError(LiquidError):
    """An error raised by Jekyll or Ruby rather than Liquid: its message has no "Liquid error:" in front."""

    def _word(self) -> None:
        self.message = self.reason
        self.args = (self.message,)


class JekyllSyntaxError(JekyllLiquidError, LiquidSyntaxError):
    """Invalid markup of one of Jekyll's tags."""


def undefined_method(name: str, value: object) -> JekyllLiquidError:
    """Ruby's ``NoMethodError`` for a value of a kind that a filter cannot use."""
    shown = f"#<{class_name(value)}>" if isinstance(value, Drop) else inspect(value)
    return JekyllLiquidError(f"undefined method `{name}' for {shown}:{class_name(value)}")


def no_conversion(value: object, target: str = "String") -> JekyllLiquidError:
    """Ruby's ``TypeError`` for an argument of the wrong kind."""
    name = "nil" if value is None else class_name(value)
    return JekyllLiquidError(f"no implicit conversion of {name} into {target}")


def string(value: object, method: str) -> str:
    """Return ``value`` if it is a string.

    Args:
        value: the filter's input.
        method: the String method that Ruby would call, for the message.

    Raises:
        JekyllLiquidError: the value is no string.
    """
    if isinstance(value, str):
        return value
    raise undefined_method(method, value)


def members(value: object) -> Sequence[object] | None:
    """The items that a selecting filter examines: those of a list, or the values of a hash; None for other values."""
    if isinstance(value, Mapping):
        spend(len(value))
        return list(value.values())
    return entries(value)


def entries(value: object) -> Sequence[object] | None:
    """The items that a grouping or sorting filter uses: as `members`, but a hash or a drop gives pairs."""
    if isinstance(value, range):
        value = items(value)
    if isinstance(value, list | tuple | range):
        spend(len(value) // _KNOWN + 1 if isinstance(value, Listing) else len(value))
        return value
    if isinstance(value, Mapping):
        spend(len(value))
        return list(pairs(value))
    if isinstance(value, ListDrop):
        return list(value)
    if is_enumerable(value):
        names = value.keys()
        return [[key_value(name), value[name]] for name in names]
    return None


def is_enumerable(value: object) -> TypeGuard[Drop]:
    """Whether a value is a drop that goes through its keys, as those of Jekyll do (Ruby's ``Enumerable``)."""
    return isinstance(value, Drop) and hasattr(type(value), "__iter__")
