"""``{% if %}{% elsif %}{% else %}{% endif %}`` and ``{% unless %}``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from ..conditions import Condition, parse_lax, parse_strict
from ..nodes import Body, Node, TagParser, TagToken, tidied

if TYPE_CHECKING:
    from ..compiler import Compiler

Branch = tuple[Condition | None, Body]
LONG_CHAIN = 20


class If(Node):
    """The node: renders the body of the first condition that is true."""

    def __init__(self, branches: list[Branch], blank: bool) -> None:
        self.branches = branches
        """Each condition, None for ``else``, with its body."""
        self.blank = blank

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        heads: list[Condition | None] = [_condition(parser, token)]
        body, middle = parser.body(token, ("elsif", "else"))
        bodies = [body]
        while middle is not None:
            heads.append(None if middle.name == "else" else _condition(parser, middle))
            body, middle = parser.body(token, ("elsif", "else"))
            bodies.append(body)
        blank = all(body.blank for body in bodies)
        return cls(list(zip(heads, tidied(*bodies), strict=True)), blank)

    def bodies(self) -> Iterator[Body]:
        yield from (body for _, body in self.branches)

    def compile(self, compiler: Compiler) -> None:
        _chain(compiler, self.branches, negated=False)


class Unless(If):
    """The node: as `If`, with the first condition negated, but not those of ``elsif``."""

    def compile(self, compiler: Compiler) -> None:
        _chain(compiler, self.branches, negated=True)


def _condition(parser: TagParser, token: TagToken) -> Condition:
    return parser.switched(token.markup, token.position, parse_strict, parse_lax)


def _chain(compiler: Compiler, branches: list[Branch], *, negated: bool, length: int = 1) -> None:
    head, body = branches[0]
    if head is None:
        compiler.body(body)
        return
    compiler.flush()
    python = compiler.python
    test = compiler.condition(head)
    if negated:
        test = python.not_(test)
    then = compiler.block(body)
    rest = branches[1:]
    otherwise: list[ast.stmt] = []
    if rest:
        deep = length % LONG_CHAIN == 0
        otherwise = compiler.statements(lambda: _rest(compiler, rest, length + 1, deep))
    compiler.emit(python.if_(test, then, otherwise))


def _rest(compiler: Compiler, branches: list[Branch], length: int, deep: bool) -> None:
    if not deep:
        _chain(compiler, branches, negated=False, length=length)
        return
    function = compiler.define(lambda: _chain(compiler, branches, negated=False, length=length))
    interrupts = any(body.interrupts for _, body in branches)
    compiler.interrupt(compiler.python.call(function), interrupts)
