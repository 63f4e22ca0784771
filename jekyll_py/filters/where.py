"""Jekyll's filters that pick items by a property or by a condition: ``where``, ``find`` and their ``_exp`` forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.values import ruby_to_s, truthy
from .arguments import members, no_conversion
from .property import derived, item_property, matcher


def where(value: object, name: object, target: object) -> object:
    """The items whose property ``name`` is ``target``, or is a list that holds it."""
    items = _searchable(value, name, target)
    if items is None:
        return value
    question = ("where", ruby_to_s(name), target)
    return derived(items, question, lambda: list(_matching(items, name, target)))


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
    condition = context.environment.parse_condition(expression, ruby_to_s(variable))
    return (item for item in items if condition.evaluate(context, item))


FILTERS: dict[str, FilterFunction] = {
    "where": where,
    "find": find,
    "where_exp": where_exp,
    "find_exp": find_exp,
}
