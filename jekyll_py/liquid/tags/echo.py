"""``{% echo value | filter %}``."""

from __future__ import annotations

from typing import Self

from ..nodes import Output
from ..parsing.tag_parser import TagParser, TagToken


class Echo(Output):
    """The node: ``{{ … }}`` as a tag, for use in ``{% liquid %}``."""

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        variable = parser.variable(token.markup, token.position, f'in "{{{{{token.markup}}}}}"')
        return cls(variable, token.markup, token.position)
