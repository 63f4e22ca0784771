"""``{% raw %} … {% endraw %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..nodes import Node
from ..parsing.patterns import BLANK, pattern
from ..parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler

_TAG = pattern(r"(.*)\{%\s*(\w+)\s*(.*)?%\}\Z")


class Raw(Node):
    """The node: prints the source of its body."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blank = not text

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        if not BLANK.match(token.markup):
            raise parser.error("Syntax Error in 'raw' - Valid syntax: raw", token.position)
        pieces: list[str] = []
        while piece := parser.tokens.shift():
            found = _TAG.match(piece.text) if "{%" in piece.text else None
            if found and found[2] == f"end{token.name}":
                return cls("".join(pieces) + found[1])
            if found and parser.version < (5,):  # which outputs the text before another tag twice
                pieces.append(found[1])
            pieces.append(piece.text)
        raise parser.error("'raw' tag was never closed", token.position, "close it with {% endraw %}")

    def compile(self, compiler: Compiler) -> None:
        if self.text:
            compiler.write_text(compiler.python.constant(self.text))
