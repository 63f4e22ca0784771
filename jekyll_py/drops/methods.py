"""Names that drops answer beside their fields.

Jekyll's drops are Enumerables, and templates may call their public methods: ``{{ page.keys }}`` of a post lists its
fields, and ``{{ count }}``, where nothing has that name, is the number of the variables (`Jekyll::Drops::Drop`,
`Liquid::Drop.invokable_methods`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Never

from ..liquid import LiquidError

if TYPE_CHECKING:
    from .base import RecordedDrop

Pairs = Callable[[Iterable[tuple[object, object]]], object]


def _sorted(pairs: Iterable[tuple[object, object]]) -> list[list[object]]:
    """The keys with their values, in the order of the keys, which Ruby can compare if all are texts."""
    found = [[key, value] for key, value in pairs]
    if not all(isinstance(key, str) for key, _ in found):
        raise LiquidError("comparison of Array with Array failed")
    return sorted(found, key=lambda pair: str(pair[0]))


def _first(pairs: Iterable[tuple[object, object]]) -> object:
    return next(([key, value] for key, value in pairs), None)


_OF_PAIRS: Mapping[str, Pairs] = {
    "first": _first,
    "min": lambda pairs: _sorted(pairs)[0],
    "max": lambda pairs: _sorted(pairs)[-1],
    "sort": _sorted,
}
_ENUMERABLE = frozenset({"count", *_OF_PAIRS})
"""Methods of Enumerable that Liquid leaves to drops. A key of that name wins: Jekyll ends with a stack overflow."""

_ARGUMENTS: Mapping[str, str] = {"fetch": "1..2", "merge": "1", "merge!": "1", "collapse_document": "1"}
"""Methods that need arguments, and how many, for Ruby's message."""


def method(drop: RecordedDrop, name: str) -> Callable[[RecordedDrop], object] | None:
    """The function of a method that templates may call; None if there is none of that name.

    Args:
        drop: a drop of Jekyll's that has such methods.
        name: the name that a template asks for.
    """
    if name in _ENUMERABLE and name in drop.fallback:
        return None
    if of_pairs := _OF_PAIRS.get(name):
        return lambda drop: of_pairs((key, drop[key]) for key in list(drop.keys()))
    if name in _ARGUMENTS and (name != "collapse_document" or "id" in drop.FIELDS):
        return lambda _: _refuse(name)
    return _METHODS.get(name)


_METHODS: Mapping[str, Callable[[RecordedDrop], object]] = {
    "count": lambda drop: len(drop.keys()),
    "keys": lambda drop: list(drop.keys()),
    "content_methods": lambda drop: list(drop.FIELDS),
    "to_hash": lambda drop: drop.to_dict(),
    "hash_for_json": lambda drop: drop.to_dict(),
    "to_liquid": lambda drop: drop,
}


def _refuse(name: str) -> Never:
    hint = f"Jekyll has a method of this name, so a key {name} of the front matter cannot be read: give it another name"
    raise LiquidError(f"wrong number of arguments (given 0, expected {_ARGUMENTS[name]})", hint=hint)


def of_variables(variables: Mapping[str, object]) -> Mapping[str, object]:
    """The values of names that nothing sets, for the variables of a template."""
    first = next(iter(variables))
    pairs = [[name, variables[name]] for name in _ordered(tuple(variables))]
    return {
        "count": len(pairs),
        "first": [first, variables[first]],
        "min": pairs[0],
        "max": pairs[-1],
        "sort": pairs,
        "keys": list(variables),
        "content_methods": list(variables),
    }


@lru_cache(64)
def _ordered(names: tuple[str, ...]) -> list[str]:
    return sorted(names)
