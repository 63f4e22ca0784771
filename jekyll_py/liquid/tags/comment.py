"""``{% comment %} … {% endcomment %}`` and ``{% # … %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..nodes import Node
from ..parsing.patterns import pattern
from ..parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler

_UNMARKED_LINE = pattern(r"\n\s*[^#\s]")


class Comment(Node):
    """The node: prints nothing; its body must be well-formed."""

    blank = True

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        parser.comment(token)
        return cls()

    def compile(self, compiler: Compiler) -> None:
        return


class InlineComment(Node):
    """The node of ``{% # … %}``: prints nothing; each further line must start with ``#``."""

    blank = True

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        if _UNMARKED_LINE.search(token.markup):
            reason = "Syntax error in tag '#' - Each line of comments must be prefixed by the '#' character"
            raise parser.error(reason, token.position)
        return cls()

    def compile(self, compiler: Compiler) -> None:
        return
