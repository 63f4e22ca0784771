"""Look-ups that report missing names, keys and filters to `Environment.undefined`; compiled code calls them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from ..hints import near_miss
from .errors import LiquidError, UndefinedFilterError, UndefinedVariableError
from .lookup import look_command, look_key, strict_look
from .tracing import located_at

if TYPE_CHECKING:
    from .context import Context


def report_lookup(context: Context, name: str) -> object:
    """The value of a name that is printed; a missing one is reported."""
    value = context.lookup(name)
    if value is None or context.is_unset(name):
        try:
            if context.is_unset(name):
                raise UndefinedVariableError(f"undefined variable {name}")
            context.lookup_strictly(name)
        except UndefinedVariableError as error:
            error.hint = near_miss(name, [each for each in context.scope if each not in context.unset])
            _report(context, error, sys._getframe(1))
    return value


def report_look(
    context: Context,
    value: object,
    key: object,
    command: bool,
    path: str,
    find: Callable[[object, object], object] = look_key,
) -> object:
    """The value of a key that is printed; a missing one is reported, except in nil, which has been reported.

    Args:
        context: the context.
        value: the value to look in.
        key: the key.
        command: whether the key is ``size``, ``first`` or ``last``.
        path: the whole look-up, such as ``page.author.name``.
        find: looks up an existing key.
    """
    found = look_command(value, str(key)) if command else find(value, key)
    if found is None and value is not None:
        try:
            strict_look(value, key, command)
        except UndefinedVariableError:
            _report(context, UndefinedVariableError(f"undefined variable {path}"), sys._getframe(1))
    return found


def report_filter(context: Context, name: str, value: object, *_arguments: object) -> object:
    """Report a filter that is missing, and return the value that it was to filter."""
    hint = near_miss(name, context.environment.filters)
    _report(context, UndefinedFilterError(f"undefined filter {name}", hint=hint), sys._getframe(1))
    return value


def _report(context: Context, error: LiquidError, caller: FrameType) -> None:
    undefined = context.environment.undefined
    assert undefined is not None, "code is compiled for one environment"
    undefined(located_at(error, caller))
