"""``{% capture name %} … {% endcapture %}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from ..nodes import Body, Node
from ..parsing.patterns import VARIABLE_SIGNATURE, pattern
from ..parsing.tag_parser import TagParser, TagToken, matched

if TYPE_CHECKING:
    from ..compiler import Compiler

_SYNTAX = pattern(rf"({VARIABLE_SIGNATURE}+)")


class Capture(Node):
    """The node: sets a variable to the text of its body, also when an interrupt ends the body."""

    blank = True

    def __init__(self, name: str, body: Body) -> None:
        self.name = name
        self.body = body

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        found = matched(parser, token, _SYNTAX, "Syntax Error in 'capture' - Valid syntax: capture [var]")
        return cls(found[1], parser.body(token)[0])

    def bodies(self) -> Iterator[Body]:
        yield self.body

    @property
    def writes(self) -> frozenset[str] | None:
        inside = self.body.writes
        return None if inside is None else inside | {self.name}

    def compile(self, compiler: Compiler) -> None:
        compiler.capture(self.body, lambda text: compiler.assign(self.name, text))
