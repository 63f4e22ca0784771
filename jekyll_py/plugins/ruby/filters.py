"""Liquid filters whose methods are Ruby's, and operators of conditions in Ruby."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ...liquid import Context, needs_context

if TYPE_CHECKING:
    from .session import Session


def ruby_filter(session: Session, name: str) -> Callable[..., object]:
    """The filter that calls a method of Ruby's filters."""

    @needs_context
    def call(context: Context, value: object, *arguments: object) -> object:
        number = session.contexts.number(context)
        session.contexts.latest = number
        page, owner = context.registers.get("page"), session.owner(context)
        return session.call_in_place("filter", name, number, page, owner, value, *arguments)

    return call


def ruby_operator(session: Session, name: str) -> Callable[[object, object], object]:
    """The operator of conditions that a plugin has added to Ruby's ``Liquid::Condition.operators``."""
    return partial(session.call, "operator", name)
