"""Filters on arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cmp_to_key

from .. import lookup, values
from ..drop import Drop
from ..errors import LiquidArgumentError, LiquidError
from ..values import compare, equal, ruby_to_s, truthy
from .properties import NoProperties, identity, properties, property_of

Comparison = Callable[[object, object], int]


def elements(value: object) -> list[object]:
    """What a filter works on (`StandardFilters::InputIterator`): nested arrays are flattened, a hash is one item."""
    if isinstance(value, list | tuple):
        return list(_flat(value))
    if isinstance(value, range):
        return list(value)
    if isinstance(value, Drop) and hasattr(type(value), "__iter__"):
        return [[key, value[key]] for key in value.keys()]
    return [] if value is None else [value]


def _flat(value: Iterable[object]) -> Iterable[object]:
    for item in value:
        if isinstance(item, list | tuple):
            yield from _flat(item)
        else:
            yield item


def size(value: object) -> int:
    """``| size``"""
    found = values.size(value)
    return 0 if found is None else found


def first(value: object) -> object:
    """``| first``"""
    return lookup.first(value)


def last(value: object) -> object:
    """``| last``"""
    return lookup.last(value)


def join(value: object, glue: object = " ") -> str:
    """``| join: glue``"""
    return values.join(elements(value), ruby_to_s(glue))


def reverse(value: object) -> list[object]:
    """``| reverse``"""
    return elements(value)[::-1]


def concat(value: object, array: object) -> list[object]:
    """``| concat: array``"""
    if not isinstance(array, list | tuple):
        raise LiquidArgumentError("concat filter requires an array argument")
    return elements(value) + list(array)


def map_(value: object, name: object) -> list[object]:
    """``| map: name``"""
    return [property_of(item, name, missing=None) for item in elements(value)]


def compact(value: object, name: object = None) -> list[object] | None:
    """``| compact: name``"""
    items = elements(value)
    if name is None:
        return [item for item in items if item is not None]
    try:
        return [item for item, found in properties(items, name) if found is not None]
    except NoProperties:
        return None


def where(value: object, name: object, target: object = None) -> list[object] | None:
    """``| where: name, target``: without a target, the items whose property is true."""
    try:
        found = properties(elements(value), name)
    except NoProperties:
        return None
    if target is None:
        return [item for item, own in found if truthy(own)]
    return [item for item, own in found if equal(own, target)]


def uniq(value: object, name: object = None) -> list[object] | None:
    """``| uniq: name``"""
    items = elements(value)
    if len(items) < 2:  # Ruby then asks nothing of the items
        return items
    try:
        keyed = [(item, item) for item in items] if name is None else properties(items, name)
    except NoProperties:
        return None
    seen: set[object] = set()
    kept = []
    for item, own in keyed:
        key = identity(own)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def sort(value: object, name: object = None) -> list[object] | None:
    """``| sort: name``: nil comes last."""
    return _sorted(value, name, nil_last(_comparison))


def sort_natural(value: object, name: object = None) -> list[object] | None:
    """``| sort_natural: name``: by text, without regard to case."""
    return _sorted(value, name, nil_last(_caseless))


def _sorted(value: object, name: object, order: Comparison) -> list[object] | None:
    items = elements(value)
    if name is None:
        return sorted(items, key=cmp_to_key(order))
    if not all(isinstance(item, Mapping | Drop | str | int) and not isinstance(item, bool) for item in items):
        return None
    keyed = properties(items, name) if len(items) > 1 else [(item, None) for item in items]
    return [item for item, _ in sorted(keyed, key=cmp_to_key(lambda one, other: order(one[1], other[1])))]


def nil_last(order: Comparison) -> Comparison:
    """An order in which nil comes after everything."""

    def ordered(one: object, other: object) -> int:
        if one is None or other is None:
            return (one is None) - (other is None)
        return order(one, other)

    return ordered


def _comparison(one: object, other: object) -> int:
    order = compare(one, other)
    if order is None:
        raise LiquidArgumentError("cannot sort values of incompatible types")
    return order


_FOLD = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def _caseless(one: object, other: object) -> int:
    left, right = (ruby_to_s(value).translate(_FOLD) for value in (one, other))
    return (left > right) - (left < right)


ARRAY_FILTERS: Mapping[str, Callable[..., object]] = {
    "compact": compact,
    "concat": concat,
    "first": first,
    "join": join,
    "last": last,
    "map": map_,
    "reverse": reverse,
    "size": size,
    "sort": sort,
    "sort_natural": sort_natural,
    "uniq": uniq,
    "where": where,
}

__all__ = ["ARRAY_FILTERS", "LiquidError", "elements", "nil_last"]
