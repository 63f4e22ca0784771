"""Ruby's ``item[name]`` for the items of an array."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..drop import Drop
from ..errors import LiquidArgumentError
from ..lookup import look_key
from ..printing import ruby_to_s


class NoProperties(Exception):
    """An item is of a class without ``[]``, for which the filter gives nil."""


def property_of(item: object, name: object, missing: object = NoProperties) -> object:
    """``item[name]``, or ``missing`` for an item whose class has no ``[]``.

    Raises:
        LiquidArgumentError: the class has ``[]``, but not for such a name.
        NoProperties: the class has no ``[]``, and ``missing`` was not given.
    """
    if isinstance(item, Drop):
        return item[name if isinstance(name, str) else ruby_to_s(name)]
    if isinstance(item, (dict, Mapping)):
        return look_key(item, name)
    if isinstance(item, str):
        return _of_string(item, name)
    if isinstance(item, int) and not isinstance(item, bool):
        return _of_integer(item, name)
    if missing is NoProperties:
        raise NoProperties
    return missing


def _of_string(text: str, name: object) -> object:
    """``text[name]`` in Ruby: ``name`` itself if it is a part of the text, or a character by its index."""
    if isinstance(name, str):
        return name if name in text else None
    if isinstance(name, (int, float)) and not isinstance(name, bool):
        index = int(name)
        return text[index] if -len(text) <= index < len(text) else None
    raise _no_property(name)


def _of_integer(number: int, name: object) -> object:
    if isinstance(name, (int, float, Decimal)) and not isinstance(name, bool):
        return (number >> int(name)) & 1 if name >= 0 else 0
    raise _no_property(name)


def _no_property(name: object) -> LiquidArgumentError:
    return LiquidArgumentError(f"cannot select the property '{ruby_to_s(name)}'")


def properties(items: Sequence[object], name: object) -> list[tuple[object, object]]:
    """Each item with its property; raises as `property_of`."""
    if not isinstance(name, str):
        return [(item, property_of(item, name)) for item in items]
    return [(item, item[name] if isinstance(item, Drop) else property_of(item, name)) for item in items]
