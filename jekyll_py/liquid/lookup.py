"""Looking up a key in a value, as `Liquid::VariableLookup#evaluate` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from .drop import Drop, HashOfParts, ListDrop, UnreadHash, UnreadList
from .errors import UndefinedVariableError
from .hash_keys import key_value, pairs, to_key
from .printing import ruby_to_s
from .values import size


def look(value: object, key: str) -> object:
    """``value.key`` for a key other than ``size``, ``first`` and ``last``; None without one."""
    if isinstance(value, Drop):
        return value[key]
    return value.get(key) if isinstance(value, Mapping) else None


def look_command(value: object, key: str) -> object:
    """``value.size``, ``value.first`` or ``value.last``: the key of that name if there is one, else computed."""
    if isinstance(value, (Drop, dict, Mapping)):
        if key in value:
            return value[key]
        return None if key == "last" else _command(value, key)
    return _command(value, key)


def _command(value: object, key: str) -> object:
    if key == "size":
        return size(value)
    return first(value) if key == "first" else last(value)


def first(value: object) -> object:
    """Ruby's ``first`` for arrays, hashes (a pair), ranges and drops that can be looped over."""
    if isinstance(value, (list, tuple)):
        return value[0] if value else None
    if isinstance(value, range):
        return value.start
    if isinstance(value, Mapping):
        return next(pairs(value), None)
    if isinstance(value, ListDrop):
        return value.first()
    if isinstance(value, UnreadList):
        return value.at(0)
    if isinstance(value, Drop) and hasattr(type(value), "__iter__"):
        return next(([key_value(key), value[key]] for key in islice(value.keys(), 1)), None)
    return None


def last(value: object) -> object:
    """Ruby's ``last`` for arrays and ranges."""
    if isinstance(value, (list, tuple)):
        return value[-1] if value else None
    if isinstance(value, UnreadList):
        return value.at(-1)
    return value.stop - 1 if isinstance(value, range) else None


def look_key(value: object, key: object) -> object:
    """``value[key]`` for a computed key."""
    if isinstance(key, str):
        return look(value, key)
    if isinstance(value, (list, tuple)):
        if isinstance(key, int) and not isinstance(key, bool) and -len(value) <= key < len(value):
            return value[key]
        return None
    if isinstance(value, UnreadList) and isinstance(key, int):
        return value.at(key)
    if isinstance(value, UnreadHash):
        value = value.whole()
    return value.get(to_key(key)) if isinstance(value, Mapping) else None


def look_lazily(value: object, key: object) -> object:
    """``value.key`` for a filter that takes a lazy value."""
    return value.lazy_value(key) if isinstance(value, Drop) and isinstance(key, str) else look_key(value, key)


def look_for_part(value: object, key: object) -> object:
    """``value.key`` for a loop over a part of it, or for one of its items."""
    return value.unread_list(key) if isinstance(value, Drop) and isinstance(key, str) else look_key(value, key)


def look_within(value: object, key: object) -> object:
    """``value.key`` for a look-up of another key in it."""
    return value.within(key) if isinstance(value, HashOfParts) and isinstance(key, str) else look_key(value, key)


def look_path(value: object, keys: tuple[str, ...]) -> object:
    """The value at the end of a long chain of keys."""
    for key in keys:
        value = look_command(value, key) if key in ("size", "first", "last") else look(value, key)
    return value


_COMMANDS: Mapping[str, tuple[type, ...]] = {
    "size": (str, list, tuple, Mapping, range, int),
    "first": (list, tuple, Mapping, range),
    "last": (list, tuple, range),
}
"""The classes for which Ruby computes each command."""


def strict_look(
    value: object, key: object, command: bool, find: Callable[[object, object], object] = look_key
) -> object:
    """The value of a key under ``strict_variables``.

    Args:
        value: the value to look in.
        key: the key.
        command: whether the key is ``size``, ``first`` or ``last``.
        find: looks up an existing key of a hash or a drop.

    Raises:
        UndefinedVariableError: there is no such key.
    """
    if _has(value, key):
        return find(value, key)
    if isinstance(value, (list, tuple)) and isinstance(key, int) and not isinstance(key, bool):
        return look_key(value, key)
    if command and isinstance(value, _COMMANDS[str(key)]) and not isinstance(value, bool):
        return _command(value, str(key))
    raise UndefinedVariableError(f"undefined variable {ruby_to_s(key)}")


def _has(value: object, key: object) -> bool:
    """Whether a hash or a drop has a key, which is looked up next."""
    if isinstance(value, HashOfParts) and isinstance(key, str):
        return value.holds(key)
    if isinstance(value, UnreadHash):
        value = value.whole()
    return isinstance(value, (Drop, dict, Mapping)) and key in value
