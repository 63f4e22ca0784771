"""The context of a render: the values of names, and the state of tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from ..limits import Pieces
from .errors import LiquidError, NestingError, UndefinedVariableError
from .free_variables import FreeVariables
from .printing import ruby_to_s

if TYPE_CHECKING:
    from .environment import Environment
    from .loops import ForLoop

MAX_DEPTH = 100


class Missing:
    """The class of `MISSING`, the value of a name without a value where None is a value."""


class DependencySink(Protocol):
    """Collects the names on which a part of a render depends."""

    def will_read(self, context: Context, free_variables: FreeVariables) -> None:
        """Code with these free variables is about to run in the context."""


MISSING: Final = Missing()
Saved = list[object]


class Context:
    """The state of a render: the visible value of every name, and what tags remember.

    ``scope`` maps each name to its current value. ``assigns`` is Liquid's outermost scope, with the values that
    ``assign`` and ``capture`` set anywhere. ``shadowed`` counts the loops and includes that currently bind a name: an
    ``assign`` to it becomes visible when they have ended.

    Args:
        environment: the environment of the template.
        variables: the values of names at the start.
        registers: objects for tags and filters, by name. Liquid itself uses ``includes``, the `Partials`, and
            ``counters``, a dict for the counters of ``increment``; without one they last for this render.
    """

    __slots__ = (
        "assigns",
        "counters",
        "cycles",
        "depth",
        "environment",
        "include",
        "interrupts",
        "isolated",
        "last_change",
        "levels",
        "loops",
        "offsets",
        "registers",
        "scope",
        "shadowed",
        "sink",
        "usage",
        "variables",
    )  # fmt: skip

    def __init__(
        self, environment: Environment, variables: Mapping[str, object], registers: Mapping[str, object] | None = None
    ) -> None:
        self.environment = environment
        self.registers: Mapping[str, object] = registers if registers is not None else {}
        self.variables = variables
        self.scope: dict[str, object] = dict(variables)
        self.assigns: dict[str, object] = {}
        self.shadowed: dict[str, int] = {}
        counters = self.registers.get("counters")
        self.counters: MutableMapping[str, object] = counters if isinstance(counters, dict) else {}
        self.cycles: dict[object, int] = {}
        self.offsets: dict[str, int] = {}
        self.levels: list[Saved | None] = []
        """The scopes inside the outermost one; None for one without names."""
        self.loops: list[ForLoop] = []
        self.interrupts: list[int] = []
        self.last_change: str | None = None
        self.include: object = MISSING
        self.depth = 1
        self.usage = environment.account() if environment.is_limited else None
        """The account of the render; None where nothing is limited."""
        self.isolated = False
        self.sink: DependencySink | None = None
        if self.counters:
            self.scope.update(self.counters)

    def will_read(self, free_variables: FreeVariables) -> None:
        """Tell the sink, if there is one, that code with these free variables is about to run."""
        if self.sink is not None:
            self.sink.will_read(self, free_variables)

    def lookup(self, name: str) -> object:
        """The current value of a name; None without one."""
        if name == "include" and self.include is not MISSING:
            return self.include
        return self.scope.get(name)

    def lookup_strictly(self, name: object) -> object:
        """As `lookup`, for ``strict_variables``.

        Raises:
            UndefinedVariableError: the name has no value.
        """
        if isinstance(name, str) and (name in self.scope or (name == "include" and self.include is not MISSING)):
            return self.lookup(name)
        raise UndefinedVariableError(f"undefined variable {ruby_to_s(name)}")

    def lookup_value(self, name: object) -> object:
        """The value of a name that the template computes, as in ``[key]``; None unless it is a string."""
        return self.lookup(name) if isinstance(name, str) else None

    def evaluate(self, markup: str) -> object:
        """The value of an expression such as ``site.posts`` or ``'text'``."""
        return self.environment.parse_expression(markup).evaluate(self)

    def assign(self, name: str, value: object) -> None:
        """Set a variable in the outermost scope, as ``assign`` does."""
        self.assigns[name] = value
        if name not in self.shadowed:
            self.scope[name] = value

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
        text = pieces.text()
        self.usage.output -= len(text)
        return [text]

    @contextmanager
    def bind(self, name: str, value: object) -> Iterator[None]:
        """Bind a name to a value for the block, as a loop does (`Liquid::Context#stack`)."""
        saved = self.push((name,))
        self.scope[name] = value
        try:
            yield
        finally:
            self.pop(saved)

    def push(self, names: tuple[str, ...]) -> Saved:
        """Shadow names, as at the start of a loop. The result is the argument of `pop`."""
        saved: Saved = [names, self.include]
        for name in names:
            saved.append(self.scope.get(name, MISSING))
            self.shadowed[name] = self.shadowed.get(name, 0) + 1
        if "include" in names:
            self.include = MISSING
        self.levels.append(saved)
        return saved

    def pop(self, saved: Saved) -> None:
        """End a scope: each name gets its earlier value, or the one that was assigned meanwhile."""
        while (level := self.levels.pop()) is not saved:  # an error has left others open
            self._restore(level)
        self._restore(saved)

    def open(self) -> None:
        """Begin a scope without names, for those that `bind_innermost` may give it."""
        self.levels.append(None)

    def close(self) -> None:
        """End the innermost scope."""
        self._restore(self.levels.pop())

    def close_to(self, count: int) -> None:
        """End scopes until so many are left."""
        while len(self.levels) > count:
            self.close()

    def bind_innermost(self, name: str, value: object) -> None:
        """Bind a name in the innermost scope (`Liquid::Context#[]=`).

        As in Ruby, a name that is bound outside all scopes shadows what ``assign`` sets, to the end of the render.
        """
        level = self.levels.pop() if self.levels else None
        if level is None:
            self.push((name,))
        else:
            self.levels.append(level)
            self._shadow(level, name)
        self.scope[name] = value
        if name == "include":
            self.include = value

    def _shadow(self, level: Saved, name: str) -> None:
        """Add a name to a scope, unless it has it."""
        names = level[0]
        assert isinstance(names, tuple)
        if name not in names:
            level[0] = (*names, name)
            level.append(self.scope.get(name, MISSING))
            self.shadowed[name] = self.shadowed.get(name, 0) + 1

    def _restore(self, saved: Saved | None) -> None:
        """Give the names of a scope that has ended their values."""
        if saved is None:
            return
        names, self.include, *values = saved
        assert isinstance(names, tuple)
        for name, value in zip(names, values, strict=True):
            self.shadowed[name] -= 1
            if not self.shadowed[name]:
                del self.shadowed[name]
                value = self.assigns.get(name, self.counters.get(name, value))
            if value is MISSING:
                self.scope.pop(name, None)
            else:
                self.scope[name] = value

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
        value = self.counters.get(name, self.variables.get(name))
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
