"""A filter's function with its signature."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import TypeVar

from ..lazy.tuples import NamedTuple

FilterFunction = Callable[..., object]
Marked = TypeVar("Marked", bound=FilterFunction)
_MARKS = ("needs_context", "takes_lazy", "takes_words")
_IS_ENDLESS = 0x04
"""The flag of the code of a function with ``*args``: `inspect.CO_VARARGS`, a module that few builds need."""


def needs_context(function: Marked) -> Marked:
    """Mark a filter whose first parameter is the `Context`."""
    vars(function)["needs_context"] = True
    return function


def takes_lazy(function: Marked) -> Marked:
    """Mark a filter that gets `Drop.lazy_value` in place of a field's value, if it directly follows the look-up."""
    vars(function)["takes_lazy"] = True
    return function


def takes_words(function: Marked) -> Marked:
    """Mark a filter that tells the arguments ``empty`` and ``blank`` from an empty string: it gets an `EmptyWord`."""
    vars(function)["takes_words"] = True
    return function


class Filter(NamedTuple):
    """A filter function and the number of its arguments, including the filtered value but not the context."""

    function: FilterFunction
    needs_context: bool
    takes_lazy: bool
    takes_words: bool
    fewest: int
    most: int | None

    @classmethod
    def of(cls, function: FilterFunction) -> Filter:
        """A filter with the signature and the marks of its function."""
        context, lazy, words = (bool(getattr(function, mark, False)) for mark in _MARKS)
        fewest, most = _arity(function)
        return cls(function, context, lazy, words, fewest - context, None if most is None else most - context)

    def objection(self, given: int) -> str | None:
        """Ruby's message for a wrong number of arguments; None for a right one."""
        if self.fewest <= given and (self.most is None or given <= self.most):
            return None
        most = "+" if self.most is None else "" if self.most == self.fewest else f"..{self.most}"
        return f"wrong number of arguments (given {given}, expected {self.fewest}{most})"

    def usage(self, name: str) -> str:
        """How the filter is written, with the names of its arguments.

        Args:
            name: the name by which templates call it.
        """
        from inspect import signature  # most templates are right

        first = 1 + self.needs_context
        names = [each.lstrip("_") for each in signature(self.function).parameters][first:]
        fewest = self.fewest - 1
        needed, more = ", ".join(names[:fewest]), ", ".join(names[fewest:])
        if not names:
            return f"write | {name}, it takes no arguments"
        optional = f" ({more} may follow)" if needed and more else f" {more}, or nothing" if more else ""
        return f"write | {name}: {needed}{optional}"


def _arity(function: FilterFunction) -> tuple[int, int | None]:
    """The fewest and the most positional arguments; None for no maximum."""
    if isinstance(function, FunctionType) and not hasattr(function, "__wrapped__"):  # `signature` takes 50 times longer
        code = function.__code__
        fewest = code.co_argcount - len(function.__defaults__ or ())
        return fewest, None if code.co_flags & _IS_ENDLESS else code.co_argcount
    from inspect import signature

    parameters = signature(function).parameters.values()
    positional = [one for one in parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    endless = any(one.kind is one.VAR_POSITIONAL for one in parameters)
    return sum(one.default is one.empty for one in positional), None if endless else len(positional)
