"""Scopes: the visible value of each name, and the values that it had outside of loops and includes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

from .errors import UndefinedVariableError
from .printing import ruby_to_s


class Missing:
    """The class of `MISSING`, the value of a name without a value where None is a value."""


MISSING: Final = Missing()
Saved = list[object]


class Scopes:
    """The values of names in a render.

    ``scope`` maps each name to its current value. ``assigns`` is Liquid's outermost scope, with the values that
    ``assign`` and ``capture`` set anywhere. ``shadowed`` counts the loops and includes that currently bind a name: an
    ``assign`` to it becomes visible when they have ended.

    Args:
        variables: the values of names at the start.
        counters: the values of ``increment`` and ``decrement``, which are visible where nothing else has the name.
        unset: the values of names that nothing sets.
    """

    __slots__ = ("assigns", "counters", "include", "levels", "scope", "shadowed", "unset", "variables")

    def __init__(
        self,
        variables: Mapping[str, object],
        counters: MutableMapping[str, object],
        unset: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        self.variables = variables
        self.counters = counters
        self.unset = unset
        self.scope: dict[str, object] = {**unset, **variables, **counters}
        self.assigns: dict[str, object] = {}
        self.shadowed: dict[str, int] = {}
        self.levels: list[Saved | None] = []
        """The scopes inside the outermost one; None for one without names."""
        self.include: object = MISSING

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

    def is_unset(self, name: str) -> bool:
        """Whether a name has a value although nothing sets it."""
        found = name in self.unset and name not in self.variables and name not in self.counters
        return found and name not in self.assigns and not self.shadowed.get(name)

    def lookup_value(self, name: object) -> object:
        """The value of a name that the template computes, as in ``[key]``; None unless it is a string."""
        return self.lookup(name) if isinstance(name, str) else None

    def assign(self, name: str, value: object) -> None:
        """Set a variable in the outermost scope, as ``assign`` does."""
        self.assigns[name] = value
        if name not in self.shadowed:
            self.scope[name] = value

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
        """Begin an empty scope; `bind_innermost` gives it names."""
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
