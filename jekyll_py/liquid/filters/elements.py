"""The items that an array filter processes."""

from __future__ import annotations

from collections.abc import Iterable

from ...limits import spend
from ..drop import Drop, HashDrop
from ..loops import items

_ARRAYS = frozenset({list, tuple})


def elements(value: object) -> list[object]:
    """The items of a filter's input (`StandardFilters::InputIterator`): arrays are flattened, a hash is one item."""
    if isinstance(value, (list, tuple)):
        spend(len(value))
        found = list(value) if _ARRAYS.isdisjoint(map(type, value)) else list(_flat(value))
        has_hashes = any(issubclass(kind, HashDrop) for kind in set(map(type, found)))
        return list(map(_hashed, found)) if has_hashes else found
    if isinstance(value, range):
        return elements(list(items(value)))
    if isinstance(value, HashDrop):
        return [value.as_hash()]
    if isinstance(value, Drop) and hasattr(type(value), "__iter__"):
        return list(items(value))
    return [] if value is None else [value]


def _hashed(value: object) -> object:
    return value.as_hash() if isinstance(value, HashDrop) else value


def _flat(value: Iterable[object]) -> Iterable[object]:
    for item in value:
        if isinstance(item, (list, tuple)):
            spend(len(item))
            yield from _flat(item)
        else:
            yield item
