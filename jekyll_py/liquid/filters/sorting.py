"""Sorting as in Ruby: nil comes last, and inconsistent comparisons give glibc's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from ..drop import Drop
from ..errors import LiquidArgumentError
from ..printing import ruby_to_s
from ..ruby_sort import merge_sort
from ..values import compare
from .elements import elements
from .properties import properties

Pair = tuple[object, object]
"""An item and its key."""

_KEYED = (Drop, str, int, Mapping)
"""The classes for which Ruby has ``[]``, besides arrays, which have been flattened."""
_NUMBERS = {int, float}
_FOLD = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def sort(value: object, name: object = None) -> list[object] | None:
    """``| sort: name``"""
    pairs = _pairs(value, name)
    if pairs is None:
        return None
    kinds = {type(own) for _, own in pairs} - {type(None)}
    if kinds == {str} or (kinds <= _NUMBERS and all(own == own for _, own in pairs)):
        return _sorted_natively(pairs)
    return _items(merge_sort(pairs, _ordering))


def sort_natural(value: object, name: object = None) -> list[object] | None:
    """``| sort_natural: name``: by text, ignoring case."""
    pairs = _pairs(value, name)
    return None if pairs is None else _items(merge_sort(pairs, _caseless))


def _pairs(value: object, name: object) -> list[Pair] | None:
    items = elements(value)
    if name is None:
        return [(item, item) for item in items]
    kinds = set(map(type, items))
    if not all(issubclass(kind, _KEYED) and kind is not bool for kind in kinds):
        return None
    return properties(items, name) if len(items) > 1 else [(item, None) for item in items]


def _items(pairs: Sequence[Pair]) -> list[object]:
    return [item for item, _ in pairs]


def _sorted_natively(pairs: list[Pair]) -> list[object]:
    present = [pair for pair in pairs if pair[1] is not None]
    present.sort(key=itemgetter(1))
    return [item for item, _ in present] + [item for item, own in pairs if own is None]


def _ordering(one: object, other: object) -> int:
    order = compare(one, other)
    if order is not None:
        return order
    if one is None or other is None:
        return 1 if one is None else -1
    raise LiquidArgumentError("cannot sort values of incompatible types")


def _caseless(one: object, other: object) -> int:
    if one is None or other is None:  # of two nils the first is greater, as in Ruby
        return 1 if one is None else -1
    left, right = (ruby_to_s(value).translate(_FOLD) for value in (one, other))
    return (left > right) - (left < right)


SORTING_FILTERS: Mapping[str, Callable[..., object]] = {
    "sort": sort,
    "sort_natural": sort_natural,
}
