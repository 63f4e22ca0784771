"""The items that an array filter processes."""

from __future__ import annotations

from collections.abc import Iterable

from ...limits import spend
from ..drop import Drop
from ..loops import items

_ARRAYS = frozenset({list, tuple})


def elements(value: object) -> list[object]:
    """The items of a filter's input (`StandardFilters::InputIterator`): arrays are flattened, a hash is one item."""
    if isinstance(value, (list, tuple)):
        spend(len(value))
        return list(value) if _ARRAYS.isdisjoint(map(type, value)) else list(_flat(value))
    if isinstance(value, range):
        return elements(list(items(value)))
    if isinstance(value, Drop) and hasattr(type(value), "__iter__"):
        return list(items(value))
    return [] if value is None else [value]


def _flat(value: Iterable[object]) -> Iterable[object]:
    for item in value:
        if isinstance(item, (list, tuple)):
            spend(len(item))
            yield from _flat(item)
        else:
            yield item
