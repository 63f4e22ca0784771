"""Renders the partials of Liquid's own ``include`` and ``render``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .context import Context
from .drop import Drop
from .errors import LiquidArgumentError, LiquidError
from .interrupts import take_interrupt
from .loops import ForLoop, items
from .partials import partials_of
from .scopes import MISSING
from .values import truthy

Append = Callable[[str], None]


def include_partial(
    context: Context,
    append: Append,
    scopes: int,
    name: object,
    value: object,
    alias: str | None,
    attributes: Mapping[str, object],
) -> int:
    """Render the partial of an ``include``; returns the interrupt that it ended with, or 0.

    Args:
        context: the context of the including template.
        append: takes each piece of output.
        scopes: the levels of nesting that the tag and the loops around it add to Liquid's limit of 100.
        name: the name of the partial.
        value: the value after ``with`` or ``for``, or `MISSING`.
        alias: the name after ``as``, if any.
        attributes: the parameters.
    """
    name = _allowed_name(context, name)
    template = partials_of(context).load(name, context)
    local = alias or name.rsplit("/", 1)[-1]
    found = context.lookup(name) if value is MISSING else value
    context.enter(scopes)
    saved = context.push(tuple(dict.fromkeys((*attributes, local))))
    context.scope.update(attributes)
    for item in found if isinstance(found, (list, tuple)) else (found,):
        context.scope[local] = item
        root = template.interrupted() if context.interrupts else template.root
        outcome = root(context, append)
        if outcome:
            context.interrupts.append(outcome)
    context.pop(saved)
    context.depth -= scopes
    return take_interrupt(context.interrupts)


def _allowed_name(context: Context, name: object) -> str:
    if context.isolated:
        raise LiquidError("include usage is not allowed in this context")
    if not truthy(name):
        raise LiquidArgumentError("Argument error in tag 'include' - Illegal template name")
    if not isinstance(name, str):
        raise LiquidError("internal")
    return name


def render_partial(
    context: Context,
    append: Append,
    name: str,
    value: object,
    alias: str | None,
    attributes: Mapping[str, object],
    each: bool,
) -> None:
    """Render the partial of a ``render``, in a context of its own; ``each``: once for each item of ``value``."""
    template = partials_of(context).load(name, context)
    local = alias or name.rsplit("/", 1)[-1]
    if not each or not _countable(value):
        _render_once(context, append, template.root, attributes, {} if value is None else {local: value})
        return
    members = items(value)
    forloop = ForLoop(name, len(members), None)
    for number, member in enumerate(members):
        forloop.index0 = number
        bound = {} if member is None else {local: member}
        _render_once(context, append, template.root, {"forloop": forloop, **attributes}, bound)


def _countable(value: object) -> bool:
    if isinstance(value, Drop):
        return hasattr(type(value), "__iter__")
    return isinstance(value, (list, tuple, Mapping, range))


def _render_once(
    context: Context,
    append: Append,
    root: Callable[[Context, Append], int],
    attributes: Mapping[str, object],
    bound: Mapping[str, object],
) -> None:
    inner = Context(context.environment, {}, context.registers)
    inner.isolated = True
    for name, value in (*attributes.items(), *bound.items()):
        inner.assign(name, value)
    inner.depth = context.depth
    inner.enter(1)
    root(inner, append)
