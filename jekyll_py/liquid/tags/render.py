"""``{% render 'name' with value as alias, key: value %}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from ..including import render_partial
from ..nodes import Node
from ..parsing.expressions import Expression, parse_expression
from ..parsing.patterns import QUOTED_FRAGMENT, QUOTED_STRING, TAG_ATTRIBUTES, pattern
from ..parsing.tag_parser import TagParser, TagToken, matched

if TYPE_CHECKING:
    from ..compiler import Compiler

_SYNTAX = pattern(rf"({QUOTED_STRING}+)(\s+(with|for)\s+({QUOTED_FRAGMENT}+))?(\s+(?:as)\s+([\w\-]+))?")


class Render(Node):
    """The node: renders a partial whose only variables are the parameters."""

    repeatable = False
    runtime: ClassVar[Mapping[str, Callable[..., object]]] = {"render_partial": render_partial}

    def __init__(
        self,
        name: str,
        value: Expression | None,
        alias: str | None,
        attributes: dict[str, Expression],
        each: bool,
    ) -> None:
        self.name = name
        self.value = value
        self.alias = alias
        self.attributes = attributes
        self.each = each

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        reason = "Syntax error in tag 'render' - Template name must be a quoted string"
        found = matched(parser, token, _SYNTAX, reason)
        attributes = {key: parse_expression(value) for key, value in TAG_ATTRIBUTES.findall(token.markup)}
        value = parse_expression(found[4]) if found[4] else None
        return cls(found[1][1:-1], value, found[6], attributes, found[3] == "for")

    def compile(self, compiler: Compiler) -> None:
        python = compiler.python
        compiler.flush()
        value = python.constant(None) if self.value is None else compiler.expression(self.value)
        attributes = [(key, compiler.expression(node)) for key, node in self.attributes.items()]
        call = python.call(
            "render_partial",
            python.load("context"),
            python.load(compiler.frame.append),
            python.constant(self.name),
            value,
            python.constant(self.alias),
            python.mapping(attributes),
            python.constant(self.each),
        )
        compiler.emit(python.statement(call))
