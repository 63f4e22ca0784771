"""Liquid's filters for Jinja2, and Jinja2's own for drops."""

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
from .values import loopable, own, plain
from .views import raw, view
from .watching import ASKED, asked, notice

_BY_CLASS = frozenset({"pprint", "tojson"})
"""Filters of Jinja2's own that ask for the class of what they print."""
LOOPED = "looped over"
"""The filter put around what every ``for`` goes through; templates cannot write its name."""


def filters(liquid: Mapping[str, Filter], bridge: Bridge) -> dict[str, Callable[..., Any]]:
    """Every filter by name; where both languages have one, it is Liquid's."""
    return {
        **{name: _guarded(function, own if name in _BY_CLASS else plain) for name, function in JINJA_FILTERS.items()},
        **{name: _adapted(name, filter_, bridge) for name, filter_ in liquid.items()},
        LOOPED: _looped(bridge),
        ASKED: asked,
    }


def _adapted(name: str, filter_: Filter, bridge: Bridge) -> Callable[..., object]:
    """A Liquid filter for Jinja2: keyword arguments go last, in one hash."""

    @pass_context
    def call(context: JinjaContext, value: object, *arguments: object, **keywords: object) -> object:
        here = keywords.pop(HERE, None)
        if name != "default":
            notice((value, *arguments, *keywords.values()))
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


def _guarded(function: Callable[..., Any], given: Callable[[object], object]) -> Callable[..., Any]:
    """A filter of Jinja2's own.

    Args:
        given: makes of an argument what the filter can go through.
    """

    @wraps(function)
    def call(*arguments: object, **keywords: object) -> object:
        return function(*map(given, arguments), **keywords)

    return call


def _looped(bridge: Bridge) -> Callable[..., object]:
    """What a ``for`` goes through, counted where the rounds of loops are limited."""

    @pass_context
    def call(context: JinjaContext, value: object) -> object:
        items = value if isinstance(value, Undefined) else loopable(value)
        parent = bridge.parent
        if parent.usage is not None:
            items = list(items)
            parent.usage.spend(len(items))
        return items

    return call
