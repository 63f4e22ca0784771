"""A property of an item, as ``where``, ``sort`` and ``group_by`` read it: by name, by dotted path, numbers as
numbers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence

from ..drops import Listing
from ..liquid import Drop
from ..liquid.numbers import parse_digits
from ..liquid.values import ruby_to_s
from .arguments import no_conversion, undefined_method

_INTEGER_LIKE = re.compile(r"\s*-?\d+\s*\Z", re.ASCII)
_FLOAT_LIKE = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*\Z", re.ASCII)


def item_property(item: object, name: str) -> object:
    """The property ``name`` of ``item``; text that looks like a number comes as the number
    (``item_property``).

    Raises:
        JekyllLiquidError: the item is of a kind that has no properties.
    """
    if isinstance(item, Drop) and "." not in name:  # what most templates ask, without a further call
        value = item[name]
    else:
        value = _follow(item, name) if "." in name else _look_up(item, name)
    return _as_number(value) if value.__class__ is str else value


_CHANGING = frozenset({"content", "excerpt", "output"})
"""What a drop answers otherwise once its item was rendered."""


def derived(items: object, question: tuple[str, str, *tuple[object, ...]], work: Callable[[], object]) -> object:
    """What a filter makes of ``items`` by a property; once for all who ask the same of a list of the site.

    Args:
        question: the filter, the property's name, and whatever else ``work`` depends on.
    """
    return items.derive(question, work) if isinstance(items, Listing) and is_settled(question[1]) else work()


def is_settled(name: str) -> bool:
    """Whether the property ``name`` of an item of the site is the same all through a build."""
    return name not in _CHANGING and "." not in name


def _look_up(item: object, name: str) -> object:
    if isinstance(item, Drop):  # before mappings: asking for an abstract class is slow, and most items are drops
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
    """What cannot be looked into gives false, not nil: ``where: "a.b", nil`` finds items whose ``a`` has no ``b``."""
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
    """Tells whether a property is, or as a list holds, ``target``; as text (``compare_property_vs_target``)."""
    wanted = None if target is None else ruby_to_s(target)
    return lambda value: value == wanted if value.__class__ is str else wanted in texts_of(value)


def texts_of(value: object) -> Sequence[str | None]:
    """The texts a property is found by: its own, or those of its members; None for nil."""
    if value is None or isinstance(value, str):
        return (value,)
    if value is True or value is False:
        return ("true",) if value else ("false",)
    return [ruby_to_s(member) for member in _as_list(value)]


def _as_list(value: object) -> list[object] | tuple[object, ...]:
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, Mapping):
        return [list(pair) for pair in value.items()]
    if isinstance(value, datetime.datetime):
        return _parts(value)
    return [] if value is None else [value]


def _parts(time: datetime.datetime) -> list[object]:
    """Ruby takes a time apart where it wants a list (``Time#to_a``), so that ``where: "date", 2020`` finds a year."""
    date = [time.day, time.month, time.year, time.isoweekday() % 7, time.timetuple().tm_yday]
    return [time.second, time.minute, time.hour, *date, bool(time.dst()), time.tzname()]
