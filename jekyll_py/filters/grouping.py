"""Jekyll's filters ``group_by`` and ``group_by_exp``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from ..drops import listed
from ..limits import PARSING, spend
from ..liquid import Context, Drop, Environment, Template, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.printing import class_name, ruby_to_s
from .arguments import entries, no_conversion
from .property import derived, item_property, raw_property


def group_by(value: object, name: object) -> object:
    """Groups ``{name, items, size}`` by the string of the property ``name``, in order of appearance."""
    return _by_property(value, name, item_property)


def group_by_before_4(value: object, name: object) -> object:
    """As `group_by`, in Jekyll 3: a text that is a number names its group as it is written."""
    return _by_property(value, name, raw_property)


def _by_property(value: object, name: object, read: Callable[[object, str], object]) -> object:
    items = entries(value)
    if items is None:
        return value
    key = ruby_to_s(name)
    return derived(items, ("group_by", key), lambda: _groups(items, lambda item: ruby_to_s(read(item, key))))


@needs_context
def group_by_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """Groups by the value of ``expression``, which may have filters, evaluated with each item as ``variable``."""
    items = entries(value)
    if items is None:
        return value
    if not isinstance(expression, str):
        raise no_conversion(expression)
    name = ruby_to_s(variable)
    spend(PARSING)
    template, nowhere = _assignment(context.environment, expression), list[str]().append

    def evaluated(item: object) -> object:
        with context.bind(name, item):
            context.will_read(template.free_variables)
            template.root(context, nowhere)
        context.scope.pop(_RESULT, None)
        return context.assigns.pop(_RESULT, None)

    return _groups(items, evaluated)


_RESULT = "group-by-exp-result"


@lru_cache(maxsize=256)
def _assignment(environment: Environment, expression: str) -> Template:
    """A template that assigns the expression: ``assign`` allows filters and keeps the type of the value."""
    return environment.parse(f"{{% assign {_RESULT} = {expression} %}}")


def _groups(items: Sequence[object], group_of: Callable[[object], object]) -> list[dict[str, object]]:
    groups: dict[object, tuple[object, list[object]]] = {}
    for item in items:
        name = group_of(item)
        groups.setdefault(_identity(name), (name, []))[1].append(item)
    return [{"name": name, "items": listed(members), "size": len(members)} for name, members in groups.values()]


def _identity(value: object) -> object:
    """A hashable key that is equal for two values exactly if Ruby's ``eql?`` holds: 1, 1.0 and true differ."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | Mapping):
        spend(len(value))
    if isinstance(value, list | tuple):
        return ("Array", *(_identity(item) for item in value))
    if isinstance(value, Mapping):
        return "Hash", frozenset((_identity(key), _identity(item)) for key, item in value.items())
    return (class_name(value), id(value) if isinstance(value, Drop) else value)


FILTERS: dict[str, FilterFunction] = {"group_by": group_by, "group_by_exp": group_by_exp}
