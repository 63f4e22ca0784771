"""``{% assign name = value %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..nodes import Node
from ..parsing.patterns import VARIABLE_SIGNATURE, pattern
from ..parsing.tag_parser import TagParser, TagToken, matched
from ..parsing.variable import Variable

if TYPE_CHECKING:
    from ..compiler import Compiler

_SYNTAX = pattern(rf"({VARIABLE_SIGNATURE}+)\s*=\s*(.*)\s*")


class Assign(Node):
    """The node: sets a variable in the outermost scope."""

    blank = True

    def __init__(self, name: str, value: Variable) -> None:
        self.name = name
        self.value = value

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        reason = "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]"
        found = matched(parser, token, _SYNTAX, reason)
        return cls(found[1], parser.variable(found[2], token.position, f'in "{{{{{found[2]}}}}}"'))

    @property
    def writes(self) -> frozenset[str]:
        return frozenset((self.name,))

    def compile(self, compiler: Compiler) -> None:
        compiler.assign(self.name, compiler.variable(self.value))
