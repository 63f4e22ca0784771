"""Parses the markup of outputs and tags, as the error mode demands, and makes the errors of a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ...reference import Version
from ..errors import LiquidSyntaxError, LiquidWarning
from ..template import TemplateSource
from .expressions import Expression, parse_expression
from .patterns import WHITESPACE
from .tag_parser import Position
from .variable import Variable, parse_variable

Parsed = TypeVar("Parsed")


class MarkupParser:
    """Parses what stands between the delimiters of a template.

    Args:
        source: the template, for messages.
        version: the version of Liquid to follow.
        error_mode: ``lax``, ``warn`` or ``strict``.
    """

    def __init__(self, source: TemplateSource, *, version: Version, error_mode: str) -> None:
        self.version = version
        """The version of Liquid to follow."""
        self.path = source.path
        self.error_mode = error_mode
        self.warnings: list[LiquidWarning] = []
        self.first_line = source.first_line
        self.lines = source.text.split("\n")
        """Those of the template."""

    def variable(self, markup: str, position: Position, context: str) -> Variable:
        """Parse an expression with filters, as the error mode allows.

        Args:
            markup: its text.
            position: its position.
            context: the text that shows the markup in a message.

        Raises:
            LiquidSyntaxError: it violates the strict grammar, under ``error_mode: strict``.
        """
        variable, objection = parse_variable(markup, self.version)
        if objection is not None:
            self._object(objection, markup, position, context)
        return variable

    def switched(
        self, markup: str, position: Position, strict: Callable[[str, Version], Parsed], lax: Callable[[str], Parsed]
    ) -> Parsed:
        """Parse markup with ``lax``, or first with ``strict``, as the error mode demands."""
        if self.error_mode == "lax":
            return lax(markup)
        try:
            return strict(markup, self.version)
        except LiquidSyntaxError as objection:
            self._object(objection, markup, position, f'in "{markup.strip(WHITESPACE)}"')
            return lax(markup)

    def _object(self, objection: LiquidSyntaxError, markup: str, position: Position, context: str) -> None:
        if self.error_mode == "lax":
            return
        position = self._within(position, markup, objection.offset)
        error = self.error(f"{objection.reason} {context}", position)
        if self.error_mode == "strict":
            raise error
        self.warnings.append(LiquidWarning(error.message, self.path, position.line, position.column))

    def _within(self, position: Position, markup: str, offset: int | None) -> Position:
        """The position of an offset in markup, given that of its tag or output; the same if it is on another line."""
        first = markup.partition("\n")[0]
        if offset is None or offset > len(first):
            return position
        found = self.line_text(position.line).find(first, position.column - 1)
        return position if found < 0 else Position(position.line, found + offset + 1)

    @staticmethod
    def expression(markup: str | None) -> Expression:
        """Parse an expression leniently."""
        return parse_expression(markup)

    def line_text(self, line: int) -> str:
        """The text of a line, given its number in the file."""
        index = line - self.first_line
        return self.lines[index].rstrip("\r") if 0 <= index < len(self.lines) else ""

    def error(self, reason: str, position: Position, hint: str | None = None) -> LiquidSyntaxError:
        """A syntax error at a position in this template."""
        return LiquidSyntaxError(
            reason,
            path=self.path,
            line=position.line,
            column=position.column,
            source_line=self.line_text(position.line),
            hint=hint,
        )
