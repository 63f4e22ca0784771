"""What an include came to, and the questions whose answers it depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from ..limits import Cost
from ..liquid import Context
from ..liquid.context import MISSING
from ..liquid.free_variables import WHOLE, FreeVariables, Name
from ..tracking import reads
from .page_view import PageAnswers, ask, page_of
from .values import Uncertain, Values


class Questions(NamedTuple):
    """What decides an include's result."""

    names: tuple[Name, ...]
    page: tuple[str, ...] | None
    """What it asks ``page``; None where that is no page."""

    def answers(self, scope: Mapping[str, object], include: object, values: Values) -> Hashable | None:
        """The answers as a key, None when they cannot be told.

        Args:
            scope: the names of a context.
            include: the parameters of the include.
        """
        page = page_of(scope)
        if (page is None) is not (self.page is None):
            return None
        try:
            named = [values.key(_value(scope, include, *name)) for name in self.names]
            return (*named, *self._of_page(page, values))
        except Uncertain:
            return None

    def _of_page(self, page: PageAnswers | None, values: Values) -> list[Hashable]:
        return [] if page is None else [values.key(page.value_of(question)) for question in self.page or ()]


def _value(scope: Mapping[str, object], include: object, name: str, key: str) -> object:
    given = name == "include" and include is not MISSING
    value = include if given else scope.get(name, MISSING)
    return value.get(key, MISSING) if key != WHOLE and isinstance(value, dict) else value


class Result(NamedTuple):
    """What a render of an include came to, and what it did besides."""

    text: str
    trace: frozenset[int]
    assigns: Mapping[str, object]
    offsets: Mapping[str, int]
    unlike: Mapping[str, frozenset[str]]
    """What answers of the page were compared with and did not equal; no more is known of them."""
    depth: int
    """Scopes around it: further in it might go deeper than Liquid allows."""
    cost: Cost
    """What it used of the limits."""

    def fits(self, context: Context) -> bool:
        """Whether it can stand where the context is: no loop around hides what it assigns to."""
        if context.depth > self.depth or not context.shadowed.keys().isdisjoint(self.assigns):
            return False
        page = page_of(context.scope)
        return page is None or all(_differs(page.value_of(name), others) for name, others in self.unlike.items())

    def repeat(self, context: Context, append: Callable[[str], None], questions: Questions) -> None:
        """Do what the render did."""
        if context.usage is not None:
            context.usage.pay(self.cost)
        append(self.text)
        context.will_read(FreeVariables(questions.names))
        page = page_of(context.scope)
        if page is not None:
            ask(page, questions.page or (), self.unlike)
        reads.record_all(self.trace)
        for name, value in self.assigns.items():
            context.assign(name, value)
        for name, offset in self.offsets.items():
            context.offsets[name] = offset


def _differs(answer: object, others: frozenset[str]) -> bool:
    return answer.__class__ is str and answer not in others
