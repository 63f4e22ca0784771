"""Jekyll's filter ``sort``, which replaces Liquid's: by a property, with nils first or last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cmp_to_key, partial
from typing import Any

from ..liquid import Drop, HashDrop, ListDrop
from ..liquid.errors import LiquidArgumentError
from ..liquid.filter import FilterFunction
from ..liquid.hash_keys import key_value
from ..liquid.printing import ruby_to_s
from ..liquid.values import compare, equal, failed_comparison
from .arguments import entries, is_enumerable, undefined_method
from .property import derived, item_property, raw_property

PropertyOf = Callable[[object, str], object]
Order = Callable[[object, object], int]


def sort(value: object, name: object = None, nils: object = "first") -> object:
    """The items sorted by value, or by their property ``name``; items without it go first or ``nils`` ("last").

    Raises:
        LiquidArgumentError: the input is nil, or two items cannot be compared.
    """
    return _sorted(value, name, nils, item_property, _or_as_text)


def sort_before_4(value: object, name: object = None, nils: object = "first") -> object:
    """As `sort`, in Jekyll 3: numbers in texts are compared as text, and two properties must be comparable."""
    return _sorted(value, name, nils, raw_property, _or_fail)


def _sorted(value: object, name: object, nils: object, property_of: PropertyOf, order: Order) -> object:
    if value is None:
        raise LiquidArgumentError("Cannot sort a null object.")
    items = entries(value)
    if items is None:
        raise undefined_method("sort" if name is None else "map", value)
    if name is None:
        return sorted(items, key=cmp_to_key(_by_itself))
    if nils not in ("first", "last"):
        raise LiquidArgumentError(
            f"Invalid nils order: '{ruby_to_s(nils)}' is not a valid nils order. It must be 'first' or 'last'."
        )
    if is_enumerable(value) and not isinstance(value, HashDrop | ListDrop):
        items = list(map(key_value, value.keys()))  # Ruby's ``map`` of a drop
    key = ruby_to_s(name)
    return derived(items, ("sort", key, nils), lambda: _by_property(items, key, nils == "first", property_of, order))


def _by_itself(later: object, earlier: object) -> int:
    """Compare two items. Python passes the later item first; Ruby's message names the earlier one first."""
    order = spaceship(earlier, later)
    if order is None:
        raise failed_comparison(earlier, later)
    return -order


def _by_property(
    items: Sequence[object], name: str, nils_first: bool, property_of: PropertyOf, order: Order
) -> list[object]:
    pairs = [(property_of(item, name), item) for item in items]
    without = [item for value, item in pairs if value is None]
    having = [pair for pair in pairs if pair[0] is not None]
    kinds = {type(value) for value, _ in having}
    if kinds == {str} or kinds <= {int, float}:
        having.sort(key=_first)  # values of one kind: Python and Ruby agree on the order
    else:
        having.sort(key=cmp_to_key(partial(_by_first, order)))
    sorted_items = [item for _, item in having]
    return without + sorted_items if nils_first else sorted_items + without


def _by_first(order: Order, one: tuple[object, object], other: tuple[object, object]) -> int:
    return order(one[0], other[0])


def _first(pair: tuple[object, object]) -> str | float:
    assert isinstance(pair[0], str | int | float)
    return pair[0]


def _or_as_text(left: object, right: object) -> int:
    order = spaceship(left, right)
    if order is None:
        one, other = ruby_to_s(left), ruby_to_s(right)
        return (one > other) - (one < other)
    return order


def _or_fail(left: object, right: object) -> int:
    order = spaceship(left, right)
    if order is None:
        raise failed_comparison([], [])  # Ruby compares pairs of a property and its item
    return order


def spaceship(left: object, right: object) -> int | None:
    """Ruby's ``<=>``: -1, 0, 1, or None for values without an order. Drops may define one with ``__lt__``."""
    if isinstance(left, Drop) and isinstance(right, Drop):
        return 0 if equal(left, right) else _drops_order(left, right)
    return compare(left, right)


def _drops_order(left: Any, right: Any) -> int | None:
    try:
        return -1 if left < right else 1
    except TypeError:
        return None


FILTERS: dict[str, FilterFunction] = {"sort": sort}
