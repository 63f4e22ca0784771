"""``{% break %}`` and ``{% continue %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..interrupts import BREAK, CONTINUE
from ..nodes import Node, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler
    from ..parser import Parser


class Break(Node):
    """Leaves the loop around it, out of includes too."""

    kind = BREAK

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        return cls()

    @property
    def interrupts(self) -> bool:
        return True

    def compile(self, compiler: Compiler) -> None:
        compiler.raise_interrupt(self.kind)


class Continue(Break):
    """Goes on with the next item of the loop around it."""

    kind = CONTINUE
