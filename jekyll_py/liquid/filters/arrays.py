"""Filters on arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...limits import spend
from .. import lookup, printing, values
from ..errors import LiquidArgumentError
from ..hash_keys import identity
from ..printing import ruby_to_s
from ..values import equal, truthy
from .elements import elements
from .properties import NoProperties, properties, property_of


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
    return printing.join(elements(value), ruby_to_s(glue))


def reverse(value: object) -> list[object]:
    """``| reverse``"""
    return elements(value)[::-1]


def concat(value: object, array: object) -> list[object]:
    """``| concat: array``"""
    if not isinstance(array, (list, tuple)):
        raise LiquidArgumentError("concat filter requires an array argument")
    spend(len(array))
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
    if target is True or target is False:
        return [item for item, own in found if own is target]
    if isinstance(target, str):
        return [item for item, own in found if own == target]
    return [item for item, own in found if equal(own, target)]


def uniq(value: object, name: object = None) -> list[object] | None:
    """``| uniq: name``"""
    items = elements(value)
    if len(items) < 2:  # Ruby then reads no property
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


ARRAY_FILTERS: Mapping[str, Callable[..., object]] = {
    "compact": compact,
    "concat": concat,
    "first": first,
    "join": join,
    "last": last,
    "map": map_,
    "reverse": reverse,
    "size": size,
    "uniq": uniq,
    "where": where,
}
