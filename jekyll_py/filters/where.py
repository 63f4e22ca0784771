"""Jekyll's filters that pick items by a property or by a condition: ``where``, ``find`` and their ``_exp`` forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..drops import Listing, listed
from ..limits import PARSING, spend
from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.values import ruby_to_s, truthy
from .arguments import members, no_conversion
from .property import is_settled, item_property, matcher, texts_of


def where(value: object, name: object, target: object) -> object:
    """The items whose property ``name`` is ``target``, or is a list that holds it."""
    items = _searchable(value, name, target)
    if items is None:
        return value
    key = ruby_to_s(name)
    if isinstance(items, Listing) and is_settled(key):
        by_text = items.derive(("where", key), lambda: _by_text(items, key))
        assert isinstance(by_text, dict), "nothing else is kept for this question"
        return by_text.get(None if target is None else ruby_to_s(target), Listing())
    return list(_matching(items, name, target))


def _by_text(items: Listing, key: str) -> dict[str | None, object]:
    """The items for each text that their property is found by: pages that ask for one each do not go through all."""
    found: dict[str | None, list[object]] = {}
    for item in items:
        for text in dict.fromkeys(texts_of(item_property(item, key))):
            found.setdefault(text, []).append(item)
    return {text: listed(those) for text, those in found.items()}


def find(value: object, name: object, target: object) -> object:
    """The first item whose property ``name`` is ``target``; nil when there is none."""
    items = _searchable(value, name, target)
    return value if items is None else next(_matching(items, name, target), None)


def _searchable(value: object, name: object, target: object) -> Sequence[object] | None:
    """None where the filter leaves its input as it is: it holds no items, or nothing can be asked of them."""
    if not truthy(name) or isinstance(target, list | tuple | Mapping):
        return None
    return members(value)


def _matching(items: Sequence[object], name: object, target: object) -> Iterator[object]:
    key, matches = ruby_to_s(name), matcher(target)
    return (item for item in items if matches(item_property(item, key)))


@needs_context
def where_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """The items for which ``expression`` holds when ``variable`` is the item."""
    items = members(value)
    return value if items is None else list(_holding(context, items, variable, expression))


@needs_context
def find_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """The first item for which ``expression`` holds when ``variable`` is the item; nil when there is none."""
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
