"""``{% ifchanged %} … {% endifchanged %}``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from ..nodes import Body, Node
from ..parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler


class IfChanged(Node):
    """The node: prints its body if the text differs from that of the last ``ifchanged`` in the render."""

    repeatable = False

    def __init__(self, body: Body) -> None:
        self.body = body
        self.blank = body.blank

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        return cls(parser.body(token)[0])

    def bodies(self) -> Iterator[Body]:
        yield self.body

    def compile(self, compiler: Compiler) -> None:
        def show(text: ast.expr) -> None:
            python = compiler.python
            held, again = compiler.held(text)
            changed = python.method(python.load("context"), "changed", held)
            compiler.emit(python.if_(changed, compiler.statements(lambda: compiler.write_text(again))))

        compiler.scoped(self, lambda: compiler.capture(self.body, show))
