"""``{% tablerow item in collection cols: n limit: n offset: n %} … {% endtablerow %}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from ..compiler.tablerow import compile_tablerow
from ..expressions import Expression, parse_expression
from ..nodes import Body, Node, TagToken
from ..patterns import QUOTED_FRAGMENT, TAG_ATTRIBUTES, pattern

if TYPE_CHECKING:
    from ..compiler import Compiler
    from ..parser import Parser

_SYNTAX = pattern(rf"(\w+)\s+in\s+({QUOTED_FRAGMENT}+)")


class TableRow(Node):
    """Renders its body in a table cell for each item."""

    def __init__(self, variable: str, collection: Expression, attributes: dict[str, Expression], body: Body) -> None:
        self.variable = variable
        self.collection = collection
        self.attributes = attributes
        self.body = body
        self.blank = body.blank

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        found = _SYNTAX.search(token.markup)
        if not found:
            reason = "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3"
            raise parser.error(reason, token.place)
        attributes = {key: parse_expression(value) for key, value in TAG_ATTRIBUTES.findall(token.markup)}
        return cls(found[1], parse_expression(found[2]), attributes, parser.body(token)[0])

    def bodies(self) -> Iterator[Body]:
        yield self.body

    @property
    def goes_on(self) -> bool:
        return self.body.interrupts or self.body.goes_on

    def compile(self, compiler: Compiler) -> None:
        compile_tablerow(compiler, self)
