"""``{% break %}`` and ``{% continue %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..interrupts import BREAK, CONTINUE
from ..nodes import Node
from ..parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler


class Break(Node):
    """The node: ends the loop around it, which may be in an including template."""

    kind = BREAK

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        return cls()

    @property
    def interrupts(self) -> bool:
        return True

    def compile(self, compiler: Compiler) -> None:
        compiler.raise_interrupt(self.kind)


class Continue(Break):
    """The node: continues with the next item of the loop around it."""

    kind = CONTINUE
