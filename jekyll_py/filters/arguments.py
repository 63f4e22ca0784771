"""What Jekyll's filters take, and the errors, in Ruby's words, when they get something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..drops import Listing
from ..limits import spend
from ..liquid import Drop, LiquidError, LiquidSyntaxError, inspect
from ..liquid.inspect import class_name
from ..liquid.loops import items

_KNOWN = 16
"""How much less it counts to go through a list of the site, of which most answers are known (`Listing.derive`)."""


class JekyllLiquidError(LiquidError):
    """What Jekyll itself, or Ruby, objects to in a template: reported without Liquid's words before it."""

    def _word(self) -> None:
        self.message = self.reason
        self.args = (self.message,)


class JekyllSyntaxError(JekyllLiquidError, LiquidSyntaxError):
    """Markup that a tag of Jekyll's cannot read."""


def undefined_method(name: str, value: object) -> JekyllLiquidError:
    """The error for a value of a kind that a filter cannot use."""
    shown = f"#<{class_name(value)}>" if isinstance(value, Drop) else inspect(value)
    return JekyllLiquidError(f"undefined method `{name}' for {shown}:{class_name(value)}")


def no_conversion(value: object, target: str = "String") -> JekyllLiquidError:
    """The error for an argument of the wrong kind."""
    name = "nil" if value is None else class_name(value)
    return JekyllLiquidError(f"no implicit conversion of {name} into {target}")


def string(value: object, method: str) -> str:
    """``value``, which must be a string: ``method`` is the one Ruby would miss on anything else."""
    if isinstance(value, str):
        return value
    raise undefined_method(method, value)


def members(value: object) -> Sequence[object] | None:
    """What a filter that selects goes through: the items of a list, the values of a hash; None for anything else."""
    if isinstance(value, Mapping):
        spend(len(value))
        return list(value.values())
    return entries(value)


def entries(value: object) -> Sequence[object] | None:
    """What a filter that groups or sorts goes through: as `members`, but a hash gives pairs."""
    if isinstance(value, range):
        value = items(value)
    if isinstance(value, list | tuple | range):
        spend(len(value) // _KNOWN + 1 if isinstance(value, Listing) else len(value))
        return value
    if isinstance(value, Mapping):
        spend(len(value))
        return [list(pair) for pair in value.items()]
    if isinstance(value, Drop):
        names = value.keys()
        return [[name, value[name]] for name in names]
    return None
