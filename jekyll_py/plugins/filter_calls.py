"""Liquid filters, called from the Python of a tag or a filter."""

from __future__ import annotations

from ..filters import FILTERS
from ..liquid import Context
from ..liquid.filter import Filter


def call_filter(context: Context, name: str, value: object, *arguments: object) -> object:
    """The result of the Liquid filter ``name`` in a context.

    Raises:
        KeyError: there is no such filter.
        LiquidError: the filter refuses the value.
    """
    return _applied(context.environment.filters[name], context, value, arguments)


def builtin_filter(context: Context, name: str, value: object, *arguments: object) -> object:
    """The result of Jekyll's own filter ``name``, also where a plugin has replaced that filter.

    Raises:
        KeyError: Jekyll has no such filter.
        LiquidError: the filter refuses the value.
    """
    return _applied(Filter.of(FILTERS[name]), context, value, arguments)


def _applied(found: Filter, context: Context, value: object, arguments: tuple[object, ...]) -> object:
    given = (context, value) if found.needs_context else (value,)
    return found.function(*given, *arguments)
