"""``{% cycle name: a, b %}``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Self

from ..nodes import Node
from ..parsing.expressions import NIL, Expression, Literal, parse_expression
from ..parsing.patterns import QUOTED_FRAGMENT, pattern
from ..parsing.tag_parser import TagParser, TagToken
from ..printing import inspect

if TYPE_CHECKING:
    from ..compiler import Compiler
    from ..compiler.ast_builder import AstBuilder

_SIMPLE = pattern(rf"{QUOTED_FRAGMENT}+")
_NAMED = pattern(rf"({QUOTED_FRAGMENT})\s*:\s*(.*)")
_VALUE = pattern(rf"\s*({QUOTED_FRAGMENT})\s*")
_LONG_LIST = 20
"""So many values are nested in one expression of Python, whose compiler recurses into them."""


class Cycle(Node):
    """The node: prints one of its values, the next one each time; tags of one group share their position."""

    repeatable = False

    def __init__(self, group: Expression, values: list[Expression]) -> None:
        self.group = group
        self.values = values

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        named = _NAMED.match(token.markup)
        if named:
            return cls(parse_expression(named[1]), _values(named[2]))
        if not _SIMPLE.match(token.markup):
            reason = "Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]"
            raise parser.error(reason, token.position, "name what it prints in turn: {% cycle 'odd', 'even' %}")
        values = _values(token.markup)
        return cls(Literal(_group(values, f"{parser.path}:{token.position}")), values)

    def compile(self, compiler: Compiler) -> None:
        python = compiler.python
        length = python.constant(len(self.values))
        turn = python.method(python.load("context"), "cycle", compiler.expression(self.group), length)
        turn = compiler.stored(turn)
        chosen = python.constant(None)
        for number, value in reversed(list(enumerate(self.values))):
            if number % _LONG_LIST == _LONG_LIST - 1:
                chosen = compiler.deferred(chosen)
            chosen = python.conditional(_is(python, turn, number), compiler.expression(value), chosen)
        compiler.write(chosen)


def _is(python: AstBuilder, turn: ast.expr, number: int) -> ast.expr:
    return python.compare(turn, ast.Eq(), python.constant(number))


def _values(markup: str) -> list[Expression]:
    parts = (_VALUE.search(part) for part in markup.split(","))
    values = [parse_expression(found[1]) for found in parts if found]
    return [value for value in values if value != NIL]


def _group(values: list[Expression], tag: str) -> str:
    """The group of an unnamed tag: tags with equal literals share one, one with a variable has its own."""
    if all(isinstance(value, Literal) for value in values):
        return inspect([value.value for value in values if isinstance(value, Literal)])
    return tag
