"""``{% comment %} … {% endcomment %}`` and ``{% # … %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..nodes import Node, TagToken
from ..patterns import pattern

if TYPE_CHECKING:
    from ..compiler import Compiler
    from ..parser import Parser

_UNMARKED_LINE = pattern(r"\n\s*[^#\s]")


class Comment(Node):
    """Prints nothing; what it holds must still be well-formed."""

    blank = True

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        parser.comment(token)
        return cls()

    def compile(self, compiler: Compiler) -> None:
        return


class InlineComment(Node):
    """Prints nothing; each further line starts with ``#`` too."""

    blank = True

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        if _UNMARKED_LINE.search(token.markup):
            reason = "Syntax error in tag '#' - Each line of comments must be prefixed by the '#' character"
            raise parser.error(reason, token.position)
        return cls()

    def compile(self, compiler: Compiler) -> None:
        return
