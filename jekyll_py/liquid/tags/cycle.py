"""``{% cycle name: a, b %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..expressions import Expression, Literal, parse_expression
from ..inspect import inspect
from ..nodes import Node, TagToken
from ..patterns import QUOTED_FRAGMENT, pattern

if TYPE_CHECKING:
    from ..compiler import Compiler
    from ..parser import Parser

_SIMPLE = pattern(rf"{QUOTED_FRAGMENT}+")
_NAMED = pattern(rf"({QUOTED_FRAGMENT})\s*:\s*(.*)")
_VALUE = pattern(rf"\s*({QUOTED_FRAGMENT})\s*")


class Cycle(Node):
    """Prints its values in turn; tags of one group share their turn."""

    def __init__(self, group: Expression, values: list[Expression]) -> None:
        self.group = group
        self.values = values

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        named = _NAMED.match(token.markup)
        if named:
            return cls(parse_expression(named[1]), _values(named[2]))
        if not _SIMPLE.match(token.markup):
            reason = "Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]"
            raise parser.error(reason, token.place)
        values = _values(token.markup)
        return cls(Literal(_group(values, f"{parser.path}:{token.place}")), values)

    def compile(self, compiler: Compiler) -> None:
        python = compiler.python
        length = python.constant(len(self.values))
        turn = python.method(python.load("context"), "cycle", compiler.expression(self.group), length)
        turn = compiler.settled(turn)
        values = python.tuple([compiler.expression(value) for value in self.values])
        compiler.write(python.call("pick", values, turn))


def _values(markup: str) -> list[Expression]:
    return [parse_expression(found[1]) for part in markup.split(",") if (found := _VALUE.search(part))]


def _group(values: list[Expression], tag: str) -> str:
    """Unnamed tags share a turn when they list the same literals; one that reads variables is on its own."""
    if all(isinstance(value, Literal) for value in values):
        return inspect([value.value for value in values if isinstance(value, Literal)])
    return tag
