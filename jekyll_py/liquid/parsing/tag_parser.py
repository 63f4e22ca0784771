"""A tag as the parser finds it, and the part of the parser that the `parse` of its node uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...lazy.tuples import NamedTuple
from ...reference import Version
from ..errors import LiquidSyntaxError
from .expressions import Expression
from .tokens import Tokens
from .variable import Variable

if TYPE_CHECKING:
    from ..nodes import Body

Parsed = TypeVar("Parsed")


class Position(NamedTuple):
    """The position of markup in a file, both numbers counted from 1."""

    line: int
    column: int


class TagToken(NamedTuple):
    """A tag as the parser finds it, ``{% name markup %}``."""

    name: str
    markup: str
    position: Position


class TagParser(Protocol):
    """The part of the parser that the `Node.parse` of a tag uses."""

    version: Version
    path: str | None
    first_line: int
    tokens: Tokens

    def body(self, opening: TagToken, middles: Collection[str] = ()) -> tuple[Body, TagToken | None]:
        """See `parser.Parser.body`."""
        ...

    def template(self, source: str, position: Position) -> Body:
        """See `parser.Parser.template`."""
        ...

    def comment(self, opening: TagToken) -> None:
        """See `parser.Parser.comment`."""
        ...

    def variable(self, markup: str, position: Position, context: str) -> Variable:
        """See `markup_parser.MarkupParser.variable`."""
        ...

    def switched(
        self, markup: str, position: Position, strict: Callable[[str, Version], Parsed], lax: Callable[[str], Parsed]
    ) -> Parsed:
        """See `markup_parser.MarkupParser.switched`."""
        ...

    def expression(self, markup: str | None) -> Expression:
        """See `markup_parser.MarkupParser.expression`."""
        ...

    def error(self, reason: str, position: Position, hint: str | None = None) -> LiquidSyntaxError:
        """See `markup_parser.MarkupParser.error`."""
        ...


def matched(parser: TagParser, token: TagToken, syntax: re.Pattern[str], reason: str) -> re.Match[str]:
    """The first match of a tag's syntax in its markup.

    Args:
        parser: the parser.
        token: the tag.
        syntax: the pattern.
        reason: the message without a match.

    Raises:
        LiquidSyntaxError: there is none.
    """
    found = syntax.search(token.markup)
    if found is None:
        raise parser.error(reason, token.position)
    return found
