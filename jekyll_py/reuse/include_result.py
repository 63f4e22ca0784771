"""The result of rendering an include, and the inputs that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from ..lazy.tuples import NamedTuple
from ..limits import Cost
from ..liquid import Context
from ..liquid.free_variables import WHOLE, FreeVariables, Name
from ..liquid.scopes import MISSING
from ..tracking import reads
from .page_view import PageFields, note_reads, page_of
from .value_keys import Uncertain, ValueKeys


class Inputs(NamedTuple):
    """The names and the fields of the page whose values decide the result of an include."""

    names: tuple[Name, ...]
    page: tuple[str, ...] | None
    """The fields of ``page`` that it reads; None if ``page`` is something else."""

    def key(self, scope: Mapping[str, object], include: object, keys: ValueKeys) -> Hashable | None:
        """The values of the inputs as a dictionary key, None if one of them has no key.

        Args:
            scope: the names of a context.
            include: the parameters of the include.
            keys: makes the keys of the values.
        """
        page = page_of(scope)
        if (page is None) is not (self.page is None):
            return None
        try:
            named = [keys.key(_value(scope, include, *name)) for name in self.names]
            return (*named, *self._of_page(page, keys))
        except Uncertain:
            return None

    def _of_page(self, page: PageFields | None, keys: ValueKeys) -> list[Hashable]:
        return [] if page is None else [keys.key(page.value_of(field)) for field in self.page or ()]


def _value(scope: Mapping[str, object], include: object, name: str, key: str) -> object:
    given = name == "include" and include is not MISSING
    value = include if given else scope.get(name, MISSING)
    return value.get(key, MISSING) if key != WHOLE and isinstance(value, dict) else value


class IncludeResult(NamedTuple):
    """The text of an include and the other effects of its render."""

    text: str
    dependencies: frozenset[int]
    assigns: Mapping[str, object]
    offsets: Mapping[str, int]
    unequal: Mapping[str, frozenset[str]]
    """Fields of the page that were only compared, each with the texts that it must not equal."""
    depth: int
    """The number of scopes around it: where there are more, the render might go deeper than Liquid allows."""
    cost: Cost
    """The share of the limits that it used."""
    took: int
    """The nanoseconds that the render took."""

    def fits(self, context: Context) -> bool:
        """Whether it can be repeated in a context: no loop around it hides a name that it assigns."""
        if context.depth > self.depth or not context.shadowed.keys().isdisjoint(self.assigns):
            return False
        page = page_of(context.scope)
        return page is None or all(_differs(page.value_of(name), others) for name, others in self.unequal.items())

    def repeat(self, context: Context, append: Callable[[str], None], inputs: Inputs) -> None:
        """Have the effects of the render in a context, and hand its text to ``append``."""
        if context.usage is not None:
            context.usage.pay(self.cost)
        append(self.text)
        context.will_read(FreeVariables(inputs.names))
        page = page_of(context.scope)
        if page is not None:
            note_reads(page, inputs.page or (), self.unequal)
        reads.record_all(self.dependencies)
        for name, value in self.assigns.items():
            context.assign(name, value)
        for name, offset in self.offsets.items():
            context.offsets[name] = offset


def _differs(value: object, others: frozenset[str]) -> bool:
    return value.__class__ is str and value not in others
