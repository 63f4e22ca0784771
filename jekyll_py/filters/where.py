"""Jekyll's filters that select items by a property or a condition: ``where``, ``find`` and their ``_exp`` forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..drops import Listing, listed
from ..limits import PARSING, spend
from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction, takes_words
from ..liquid.operators import EmptyWord
from ..liquid.printing import ruby_to_s
from ..liquid.values import truthy
from .arguments import members, no_conversion
from .property import is_constant, item_property, matcher, texts_of


@takes_words
def where(value: object, name: object, target: object) -> object:
    """The items whose property ``name`` is ``target``, or is a list that contains it."""
    items = _searchable(value, name, target)
    if items is None:
        return value
    key = ruby_to_s(name)
    if isinstance(items, Listing) and is_constant(key) and not isinstance(target, EmptyWord):
        by_text = items.derive(("where", key), lambda: _by_text(items, key))
        assert isinstance(by_text, dict), "_by_text returns a dict"
        return by_text.get(None if target is None else ruby_to_s(target), Listing())
    return list(_matching(items, name, target))


def _by_text(items: Listing, key: str) -> dict[str | None, object]:
    """An index of the items by the text of their property, so that not every page searches the whole list."""
    found: dict[str | None, list[object]] = {}
    for item in items:
        for text in dict.fromkeys(texts_of(item_property(item, key))):
            found.setdefault(text, []).append(item)
    return {text: listed(those) for text, those in found.items()}


@takes_words
def find(value: object, name: object, target: object) -> object:
    """The first item whose property ``name`` is ``target``, or nil."""
    items = _searchable(value, name, target)
    return value if items is None else next(_matching(items, name, target), None)


def _searchable(value: object, name: object, target: object) -> Sequence[object] | None:
    """The items to search, or None if the filter returns its input unchanged: no list, no name, or a list as target."""
    if not truthy(name) or isinstance(target, list | tuple | Mapping):
        return None
    return members(value)


def _matching(items: Sequence[object], name: object, target: object) -> Iterator[object]:
    key, matches = ruby_to_s(name), matcher(target)
    return (item for item in items if matches(item_property(item, key)))


@needs_context
def where_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """The items for which ``expression`` holds with the item as ``variable``."""
    items = members(value)
    return value if items is None else list(_holding(context, items, variable, expression))


@needs_context
def find_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """The first item for which ``expression`` holds with the item as ``variable``, or nil."""
    items = members(value)
    return value if items is None else next(_holding(context, items, variable, expression), None)


def _holding(context: Context, items: Sequence[object], variable: object, expression: object) -> Iterator[object]:
    if not isinstance(expression, str):
        raise no_conversion(expression)
    spend(PARSING + len(items))
    condition = context.environment.parse_condition(expression, ruby_to_s(variable))
    return (item for item in items if condition.evaluate(context, item))


FILTERS: dict[str, FilterFunction] = {
    "where": where,
    "find": find,
    "where_exp": where_exp,
    "find_exp": find_exp,
}
