"""A filter as the compiler sees it: a function and what it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import TypeVar

FilterFunction = Callable[..., object]
Marked = TypeVar("Marked", bound=FilterFunction)


def needs_context(function: Marked) -> Marked:
    """Mark a filter whose first parameter is the `Context`."""
    function.needs_context = True  # type: ignore[attr-defined]
    return function


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter function and its signature, the value it filters counted as an argument."""

    function: FilterFunction
    needs_context: bool
    fewest: int
    most: int | None

    @classmethod
    def of(cls, function: FilterFunction) -> Filter:
        """Read the signature."""
        context = bool(getattr(function, "needs_context", False))
        parameters = list(signature(function).parameters.values())[int(context) :]
        positional = [one for one in parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
        endless = any(one.kind is one.VAR_POSITIONAL for one in parameters)
        required = sum(one.default is Parameter.empty for one in positional)
        return cls(function, context, required, None if endless else len(positional))

    def objection(self, given: int) -> str | None:
        """Ruby's complaint about a number of arguments, if it has one."""
        if self.fewest <= given and (self.most is None or given <= self.most):
            return None
        most = "+" if self.most is None else "" if self.most == self.fewest else f"..{self.most}"
        return f"wrong number of arguments (given {given}, expected {self.fewest}{most})"
