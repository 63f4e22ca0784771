"""``{% increment name %}`` and ``{% decrement name %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from ..nodes import Node
from ..parsing.patterns import WHITESPACE
from ..parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler


class Increment(Node):
    """The node: prints a counter, then adds 1 to it. Counters are separate from the variables of ``assign``."""

    repeatable = False
    step: ClassVar[int] = 1
    shown: ClassVar[str] = "count_up"

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        return cls(token.markup.strip(WHITESPACE))

    @property
    def writes(self) -> frozenset[str]:
        return frozenset((self.name,))

    def compile(self, compiler: Compiler) -> None:
        python = compiler.python
        compiler.flush()
        counted = python.call(self.shown, python.load("context"), python.constant(self.name))
        compiler.write(compiler.stored(counted))


class Decrement(Increment):
    """The node: subtracts 1 from a counter, then prints it."""

    shown = "count_down"
