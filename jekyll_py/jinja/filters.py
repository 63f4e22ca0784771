"""The filters of Jinja2 templates: Liquid's, and those of Jinja2 itself, adapted to drops and views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context as JinjaContext

from ..liquid.errors import LiquidArgumentError
from ..liquid.filter import Filter
from .bridge import HERE, Bridge
from .undefined import OPTIONAL, optional, report_undefined
from .values import drop_as_hash, loopable, unwrapped
from .views import raw, view

_BY_CLASS = frozenset({"pprint", "tojson"})
"""Filters of Jinja2 that look at the class of the value they print."""
LOOP_ITEMS = "loop items"
"""The filter that is put around the iterable of every ``for``; its name cannot be written in a template."""


def filters(liquid: Mapping[str, Filter], bridge: Bridge) -> dict[str, Callable[..., Any]]:
    """Every filter by name; where both languages have one, Liquid's is used."""
    return {
        **{
            name: _wrapped(function, unwrapped if name in _BY_CLASS else drop_as_hash)
            for name, function in JINJA_FILTERS.items()
        },
        **{name: _adapted(name, filter_, bridge) for name, filter_ in liquid.items()},
        LOOP_ITEMS: _loop_items(bridge),
        OPTIONAL: optional,
    }


def _adapted(name: str, filter_: Filter, bridge: Bridge) -> Callable[..., object]:
    """A Liquid filter as a Jinja2 filter; keyword arguments become one hash, the last argument."""

    @pass_context
    def call(context: JinjaContext, value: object, *arguments: object, **keywords: object) -> object:
        here = keywords.pop(HERE, None)
        if name != "default":
            report_undefined((value, *arguments, *keywords.values()))
        given = [raw(argument) for argument in (value, *arguments)]
        if keywords:
            given.append({name: raw(argument) for name, argument in keywords.items()})
        objection = filter_.objection(len(given))
        if objection:
            raise LiquidArgumentError(objection)
        if filter_.needs_context:
            return view(filter_.function(bridge.context(context, here), *given))
        return view(filter_.function(*given))

    return call


def _wrapped(function: Callable[..., Any], given: Callable[[object], object]) -> Callable[..., Any]:
    """A filter of Jinja2 whose arguments are converted first.

    Args:
        function: the filter.
        given: converts one argument.
    """

    @wraps(function)
    def call(*arguments: object, **keywords: object) -> object:
        return function(*map(given, arguments), **keywords)

    return call


def _loop_items(bridge: Bridge) -> Callable[..., object]:
    """The filter `LOOP_ITEMS`: makes a value iterable, and charges its items where rounds of loops are limited."""

    @pass_context
    def call(context: JinjaContext, value: object) -> object:
        items = value if isinstance(value, Undefined) else loopable(value)
        parent = bridge.parent
        if parent.usage is not None:
            items = list(items)
            parent.usage.spend(len(items))
        return items

    return call
