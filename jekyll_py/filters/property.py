"""Properties of items for ``where``, ``sort`` and ``group_by``: by name or dotted path, numeric text as numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Hashable, Mapping, Sequence

from ..drops import ItemDrop, Listing
from ..lazy.patterns import lazy_pattern
from ..liquid import Drop
from ..liquid.hash_keys import pairs
from ..liquid.numbers import parse_digits
from ..liquid.operators import EmptyWord
from ..liquid.printing import join, ruby_to_s
from ..tracking.kinds import TEXTS
from .arguments import no_conversion, undefined_method

_INTEGER_LIKE = lazy_pattern(r"\s*-?\d+\s*\Z", re.ASCII)
_FLOAT_LIKE = lazy_pattern(r"\s*+-?(?:\d++(?:\.\d*+)?|\.\d++)\s*+\Z", re.ASCII)


def item_property(item: object, name: str) -> object:
    """The property ``name`` of ``item``; numeric text becomes a number (``Jekyll::Filters#item_property``).

    Raises:
        JekyllLiquidError: items of this kind have no properties.
    """
    if isinstance(item, Drop) and "." not in name:  # the most frequent case, without a further call
        value = item[name]
        if isinstance(item, ItemDrop) and item.factory.late_changes.first_values:
            value = item.factory.late_changes.first_values.get((item.subject, name), value)
    else:
        value = _follow(item, name) if "." in name else _look_up(item, name)
    return _as_number(value) if value.__class__ is str else value


def raw_property(item: object, name: str) -> object:
    """The property ``name`` of ``item`` as Jekyll 3 finds it: text stays text, and a path ends in no value silently.

    Raises:
        JekyllLiquidError: an item, or a value on the way, has no properties.
    """
    for part in name.rstrip(".").split("."):
        item = _look_up(item, part)
    return item


def derived(items: object, key: tuple[str, str, *tuple[Hashable, ...]], compute: Callable[[], object]) -> object:
    """The result of a filter on ``items`` that reads one property; cached in a `Listing` (see `Listing.derive`).

    Args:
        items: the filter's input.
        key: the filter's name, the property's name, and everything else that the result depends on.
        compute: computes the result.
    """
    return items.derive(key, compute) if isinstance(items, Listing) and is_constant(key[1]) else compute()


def is_constant(name: str) -> bool:
    """Whether the property ``name`` of the site's items does not change during a build."""
    return name not in TEXTS and "." not in name


def _look_up(item: object, name: str) -> object:
    if isinstance(item, Drop):  # before mappings: testing for an abstract class is slow, and most items are drops
        return item[name]
    if isinstance(item, dict | Mapping):
        return item.get(name)
    if isinstance(item, str):
        return name if name in item else None
    if isinstance(item, int | list | tuple) and not isinstance(item, bool):
        raise no_conversion(name, "Integer")
    raise undefined_method("[]", item)


_INDEXED = (Mapping, Drop, str, int, list, tuple)


def _follow(item: object, path: str) -> object:
    """Follow a dotted path. A value without properties gives false, so ``where: "a.b", nil`` finds nil values only."""
    for name in path.rstrip(".").split("."):
        if not isinstance(item, _INDEXED) or isinstance(item, bool):
            return False
        item = _look_up(item, name)
    return item


_LAST_OF_NUMBER = frozenset("0123456789. \t\n\v\f\r")


def _as_number(text: str) -> object:
    if text[-1:] not in _LAST_OF_NUMBER:
        return text
    if _INTEGER_LIKE.match(text):
        return parse_digits(text.strip())
    return float(text) if _FLOAT_LIKE.match(text) else text


def matcher(target: object) -> Callable[[object], bool]:
    """Tests whether a property is ``target``, or a list with it, as text (``compare_property_vs_target``)."""
    if isinstance(target, EmptyWord):
        return lambda value: join(_as_list(value)) == ""
    wanted = None if target is None else ruby_to_s(target)
    return lambda value: value == wanted if value.__class__ is str else wanted in texts_of(value)


def texts_of(value: object) -> Sequence[str | None]:
    """The texts that `matcher` compares: that of the value, or those of its members; None for nil."""
    if value is None or isinstance(value, str):
        return (value,)
    if value is True or value is False:
        return ("true",) if value else ("false",)
    return [ruby_to_s(member) for member in _as_list(value)]


def _as_list(value: object) -> list[object] | tuple[object, ...]:
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, Mapping):
        return list(pairs(value))
    if isinstance(value, datetime.datetime):
        return _parts(value)
    return [] if value is None else [value]


def _parts(time: datetime.datetime) -> list[object]:
    """The parts of a time as Ruby's ``Time#to_a`` lists them, because of which ``where: "date", 2020`` finds a year."""
    date = [time.day, time.month, time.year, time.isoweekday() % 7, time.timetuple().tm_yday]
    return [time.second, time.minute, time.hour, *date, bool(time.dst()), time.tzname()]
