"""Liquid's own ``{% include 'name' with value as alias, key: value %}``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from ..including import include_partial
from ..nodes import Inclusion
from ..parsing.expressions import Expression, Literal, parse_expression
from ..parsing.patterns import QUOTED_FRAGMENT, TAG_ATTRIBUTES, pattern
from ..parsing.tag_parser import TagParser, TagToken, matched

if TYPE_CHECKING:
    from ..compiler import Compiler

_SYNTAX = pattern(rf"({QUOTED_FRAGMENT}+)(\s+(?:with|for)\s+({QUOTED_FRAGMENT}+))?(\s+(?:as)\s+([\w\-]+))?")
_BAD = "Error in tag 'include' - Valid syntax: include '[template]' (with|for) [object|collection]"


class Include(Inclusion):
    """The node: renders a partial in a scope on top of this one, once, or for each item of an array."""

    repeatable = False
    runtime: ClassVar[Mapping[str, Callable[..., object]]] = {"include_partial": include_partial}

    def __init__(
        self, name: Expression, value: Expression | None, alias: str | None, attributes: dict[str, Expression]
    ) -> None:
        self.name = name
        self.value = value
        self.alias = alias
        self.attributes = attributes

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        found = matched(parser, token, _SYNTAX, _BAD)
        attributes = {key: parse_expression(value) for key, value in TAG_ATTRIBUTES.findall(token.markup)}
        value = parse_expression(found[3]) if found[3] else None
        return cls(parse_expression(found[1]), value, found[5], attributes)

    function = "include_partial"

    def arguments(self, compiler: Compiler) -> Iterator[ast.expr]:
        python = compiler.python
        value = python.load("MISSING") if self.value is None else compiler.expression(self.value)
        attributes = [(key, compiler.expression(node)) for key, node in self.attributes.items()]
        yield from (compiler.expression(self.name), value, compiler.expression(Literal(self.alias)))
        yield python.mapping(attributes)
