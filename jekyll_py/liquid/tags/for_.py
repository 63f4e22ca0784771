"""``{% for item in collection reversed limit: n offset: n %} … {% else %} … {% endfor %}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Self

from ..compiler.loops import compile_for
from ..errors import LiquidSyntaxError
from ..expressions import Expression, parse_expression
from ..lexer import Cursor
from ..nodes import Body, Node, TagToken, tidied
from ..patterns import QUOTED_FRAGMENT, TAG_ATTRIBUTES, pattern

if TYPE_CHECKING:
    from ..compiler import Compiler
    from ..parser import Parser

_SYNTAX = pattern(rf"([\w-]+)\s+in\s+({QUOTED_FRAGMENT}+)\s*(reversed)?")
_BAD_FOR = "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]"
_BAD_IN = "For loops require an 'in' clause"
_BAD_ATTRIBUTE = "Invalid attribute in for loop. Valid attributes are limit and offset"
CONTINUE = "continue"


class Header(NamedTuple):
    """What stands in the opening tag."""

    variable: str
    collection: str
    reversed: bool
    limit: str | None = None
    offset: str | None = None

    @property
    def name(self) -> str:
        """The name under which ``offset: continue`` finds where the last loop stopped."""
        return f"{self.variable}-{self.collection}"

    @property
    def continues(self) -> bool:
        """Whether it goes on where the last loop of its name stopped."""
        return self.offset == CONTINUE


def parse_lax(markup: str) -> Header:
    """Read as `Liquid::For#lax_parse` does."""
    found = _SYNTAX.match(markup)
    if not found:
        raise LiquidSyntaxError(_BAD_FOR)
    attributes = dict(TAG_ATTRIBUTES.findall(markup))
    return Header(found[1], found[2], found[3] is not None, attributes.get("limit"), attributes.get("offset"))


def parse_strict(markup: str) -> Header:
    """Read by the strict grammar."""
    cursor = Cursor(markup)
    variable = cursor.take("id")
    if not cursor.accept_word("in"):
        raise LiquidSyntaxError(_BAD_IN)
    collection = cursor.expression()
    backwards = cursor.accept_word("reversed") is not None
    attributes: dict[str, str] = {}
    while cursor.look("id") and cursor.look("colon", 1):
        attribute = cursor.accept_word("limit") or cursor.accept_word("offset")
        if not attribute:
            raise LiquidSyntaxError(_BAD_ATTRIBUTE)
        cursor.take("colon")
        attributes[attribute] = cursor.expression()
    cursor.take("end_of_string")
    return Header(variable, collection, backwards, attributes.get("limit"), attributes.get("offset"))


class For(Node):
    """Renders its body for each item; it swallows the interrupts of its body."""

    def __init__(self, header: Header, body: Body, otherwise: Body) -> None:
        self.header = header
        self.variable = header.variable
        self.collection: Expression = parse_expression(header.collection)
        self.limit = parse_expression(header.limit) if header.limit is not None else None
        self.offset = parse_expression(header.offset) if header.offset and not header.continues else None
        self.blank = body.blank and otherwise.blank
        self.repeatable = not header.continues
        self.body, self.otherwise = tidied(body, otherwise)

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        header = parser.switched(token.markup, token.place, parse_strict, parse_lax)
        body, middle = parser.body(token, ("else",))
        otherwise = Body()
        if middle is not None:
            otherwise, middle = parser.body(token, ("else",))
            # A second `else` ends the tag; Ruby then meets `endfor` as an unknown tag.
            otherwise = Body() if middle is not None else otherwise
        return cls(header, body, otherwise)

    def bodies(self) -> Iterator[Body]:
        yield from (self.body, self.otherwise)

    @property
    def interrupts(self) -> bool:
        return self.otherwise.interrupts

    def compile(self, compiler: Compiler) -> None:
        compile_for(compiler, self)
