"""The context of a render: the values of names, and the state of tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from ..limits import Pieces
from .errors import LiquidError, NestingError
from .free_variables import FreeVariables
from .scopes import Scopes

if TYPE_CHECKING:
    from .environment import Environment
    from .loops import ForLoop

MAX_DEPTH = 100


class DependencySink(Protocol):
    """Collects the names on which a part of a render depends."""

    def will_read(self, context: Context, free_variables: FreeVariables) -> None:
        """Code with these free variables is about to run in the context."""


class Context(Scopes):
    """The state of a render: the visible value of every name, and what tags remember.

    Args:
        environment: the environment of the template.
        variables: the values of names at the start.
        registers: objects for tags and filters, by name. Liquid itself uses ``includes``, the `Partials`, and
            ``counters``, a dict for the counters of ``increment``; without one they last for this render.
        unset: the values of names that nothing sets.
    """

    __slots__ = (
        "cycles",
        "depth",
        "environment",
        "interrupts",
        "isolated",
        "last_change",
        "loops",
        "offsets",
        "registers",
        "sink",
        "usage",
    )  # fmt: skip

    def __init__(
        self,
        environment: Environment,
        variables: Mapping[str, object],
        registers: Mapping[str, object] | None = None,
        unset: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        self.environment = environment
        self.registers: Mapping[str, object] = registers if registers is not None else {}
        counters = self.registers.get("counters")
        super().__init__(variables, counters if isinstance(counters, dict) else {}, unset)
        self.cycles: dict[object, int] = {}
        self.offsets: dict[str, int] = {}
        self.loops: list[ForLoop] = []
        self.interrupts: list[int] = []
        self.last_change: str | None = None
        self.depth = 1
        self.usage = environment.account() if environment.is_limited else None
        """The account of the render; None where nothing is limited."""
        self.isolated = False
        self.sink: DependencySink | None = None

    def will_read(self, free_variables: FreeVariables) -> None:
        """Tell the sink, if there is one, that code with these free variables is about to run."""
        if self.sink is not None:
            self.sink.will_read(self, free_variables)

    def evaluate(self, markup: str) -> object:
        """The value of an expression such as ``site.posts`` or ``'text'``."""
        return self.environment.parse_expression(markup).evaluate(self)

    def text_of(self, write: Callable[[Context, Callable[[str], None]], object]) -> str:
        """The text that ``write`` passes to the function for output, which it gets after this context.

        The text is charged while it is written, and the charge is taken back at the end: the caller outputs it.
        """
        return "".join(self.pieces_of(write))

    def pieces_of(self, write: Callable[[Context, Callable[[str], None]], object]) -> list[str]:
        """The pieces of the text of `text_of`, in order."""
        if self.usage is None:
            out: list[str] = []
            write(self, out.append)
            return out
        pieces = Pieces(self.usage)
        write(self, pieces.append)
        counted = pieces.counted()
        self.usage.output -= sum(map(len, counted))
        return counted

    def enter(self, scopes: int) -> None:
        """Add levels of nesting.

        Raises:
            NestingError: there are more than `MAX_DEPTH`, as in Ruby.
        """
        self.depth += scopes
        if self.depth > MAX_DEPTH:
            raise NestingError

    def count(self, name: str, step: int) -> tuple[float, float]:
        """Add ``step`` to a counter, as ``increment`` and ``decrement`` do; returns its values before and after."""
        value = self.counters.get(name, self.variables.get(name, self.unset.get(name)))
        value = 0 if value is None or value is False else value
        if not isinstance(value, (int, float)) or value is True:
            raise LiquidError("internal")
        after = value + step
        self.counters[name] = after
        if name not in self.assigns and name not in self.shadowed:
            self.scope[name] = after
        return value, after

    def cycle(self, name: object, length: int) -> int:
        """The position of a ``cycle`` group of ``length`` values, which is then advanced."""
        key = name if name.__hash__ is not None else repr(name)
        key = (type(key), key)
        position = self.cycles.get(key, 0)
        self.cycles[key] = position + 1 if position + 1 < length else 0
        return position

    def changed(self, text: str) -> bool:
        """Whether the text differs from the last ``ifchanged``."""
        changed = text != self.last_change
        self.last_change = text
        return changed
