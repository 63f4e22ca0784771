"""``{% echo value | filter %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ..nodes import Output, TagToken

if TYPE_CHECKING:
    from ..parser import Parser


class Echo(Output):
    """The node: ``{{ … }}`` as a tag, for use in ``{% liquid %}``."""

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Self:
        variable = parser.variable(token.markup, token.position, f'in "{{{{{token.markup}}}}}"')
        return cls(variable, token.position)
