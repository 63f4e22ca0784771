"""The errors of templates, with Ruby Liquid's messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self, Unpack

from ..errors import ErrorDetails, JekyllError
from ..lazy.tuples import NamedTuple


class LiquidError(JekyllError):
    """The base class of errors in templates.

    ``reason`` is the message alone; ``message`` is the line that Ruby prints, such as
    ``Liquid error (line 3): comparison of Integer with String failed``.
    """

    prefix = "Liquid error"

    def __init__(self, reason: str, **details: Unpack[ErrorDetails]) -> None:
        super().__init__(reason, **details)
        self.reason = reason
        self._word()

    def _word(self) -> None:
        place = f" (line {self.line})" if self.line is not None else ""
        self.message = f"{self.prefix}{place}: {self.reason}"
        self.args = (self.message,)

    def place(self, path: str | None, line: int, column: int, source_line: str, chain: Sequence[str] = ()) -> None:
        """Set the position and the chain of including templates, unless they are set."""
        if self.line is None:
            self.path, self.line, self.column, self.source_line = path, line, column, source_line
            self.chain = tuple(chain)
            self._word()


class LiquidSyntaxError(LiquidError):
    """A template that cannot be parsed."""

    prefix = "Liquid syntax error"
    offset: int | None = None
    """Where in the markup of its tag or output the fault is, if the strict grammar refuses it."""

    @classmethod
    def within(cls, reason: str, offset: int) -> Self:
        """The error about a place in markup, counted from 0."""
        error = cls(reason)
        error.offset = offset
        return error


class LiquidArgumentError(LiquidError):
    """A filter or tag got an argument of the wrong kind."""


class LiquidZeroDivisionError(LiquidError):
    """Division by zero."""

    def __init__(self) -> None:
        hint = "divide only where the divisor is not 0: {% if divisor != 0 %} … {% endif %}"
        super().__init__("divided by 0", hint=hint)


class NestingError(LiquidError):
    """Blocks or includes nested deeper than Ruby Liquid allows."""

    def __init__(self, reason: str = "Nesting too deep") -> None:
        super().__init__(reason)


class UndefinedVariableError(LiquidError):
    """A name or key does not exist (``strict_variables``)."""


class UndefinedFilterError(LiquidError):
    """A filter does not exist (``strict_filters``)."""


class PartialError(LiquidError):
    """A partial does not exist, or its name is not allowed."""


class LiquidWarning(NamedTuple):
    """Markup that is accepted although the strict grammar, or the version of Liquid, has no place for it."""

    message: str
    path: str | None
    line: int
    column: int
    later_tag: str | None = None
    """The name of the tag, if it is one that came with a later version of Liquid."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}" if self.path else self.message
