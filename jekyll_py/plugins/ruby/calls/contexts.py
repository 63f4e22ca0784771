"""The calls by which Ruby uses the names of a context of Liquid."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..session import HostCall, Session


def evaluate(session: Session, number: int, markup: str) -> object:
    """The value of an expression."""
    context = session.contexts.get(number)
    return context.environment.parse_expression(markup).evaluate(context)


def variable(session: Session, number: int, markup: str) -> object:
    """The value of an expression with filters."""
    context = session.contexts.get(number)
    known = session.build.assignments
    if markup not in known:
        known[markup] = context.environment.parse("{% assign ruby_value = " + markup + " %}")
    saved = context.assigns.get("ruby_value")
    context.text_of(known[markup].root)
    value = context.assigns.pop("ruby_value", saved)
    context.scope.pop("ruby_value", None)
    return value


def find_variable(session: Session, number: int, name: str) -> object:
    """The value of a name."""
    return session.contexts.get(number).lookup(name)


def bind(session: Session, number: int, name: str, value: object, container: int | None = None) -> None:
    """Give a name a value, a list or hash with its number, in the innermost scope."""
    value = session.shown(value)
    session.containers.hold(container, value)
    session.contexts.get(number).bind_innermost(name, value)


def push(session: Session, number: int) -> None:
    """Open a scope."""
    session.contexts.get(number).open()


def pop(session: Session, number: int) -> None:
    """End the innermost scope."""
    session.contexts.get(number).close()


def scope_count(session: Session, number: int) -> int:
    """How many scopes there are."""
    levels = session.contexts.get(number).levels
    return 1 + sum(level is not None for level in levels)


def scope_get(session: Session, number: int, place: str, name: str) -> object:
    """The value of a name in one kind of scope."""
    context = session.contexts.get(number)
    if place == "outer":
        return context.assigns.get(name)
    return context.variables.get(name) if place == "environment" else context.scope.get(name)


def scope_set(
    session: Session, number: int, place: str, name: str, value: object, container: int | None = None
) -> None:
    """Give a name a value: in the outermost scope, in the variables of all templates, or in the innermost scope."""
    context, value = session.contexts.get(number), session.shown(value)
    session.containers.hold(container, value)
    if place == "environment":
        session.effects.note_site_change()
        session.build.payload[name] = value
        if isinstance(context.variables, dict):
            context.variables[name] = value
        if name not in context.assigns and name not in context.shadowed:
            context.scope[name] = value
    elif place == "outer":
        context.assign(name, value)
    else:
        context.bind_innermost(name, value)


def scope_keys(session: Session, number: int, place: str) -> list[str]:
    """The names of one kind of scope."""
    context = session.contexts.get(number)
    return list({"outer": context.assigns, "environment": context.variables}.get(place, context.scope))


def has_interrupt(session: Session, number: int) -> bool:
    """Whether a ``break`` or ``continue`` is pending."""
    return bool(session.contexts.get(number).interrupts)


CALLS: dict[str, HostCall] = {
    "evaluate": evaluate,
    "variable": variable,
    "find_variable": find_variable,
    "bind": bind,
    "push": push,
    "pop": pop,
    "scope_count": scope_count,
    "scope_get": scope_get,
    "scope_set": scope_set,
    "scope_keys": scope_keys,
    "has_interrupt": has_interrupt,
}
"""The functions by the names that Ruby has for them."""
