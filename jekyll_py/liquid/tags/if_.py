"""``{% if %}{% elsif %}{% else %}{% endif %}`` and ``{% unless %}``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Self

from ..conditions import Condition, parse_lax, parse_strict
from ..nodes import Body, Node, TagParser, TagToken, tidied

if TYPE_CHECKING:
    from ..compiler import Compiler

Branch = tuple[Condition | None, Body]
LONG_CHAIN = 20


class Rest(NamedTuple):
    """The branches after the first `LONG_CHAIN`."""

    function: str
    """The function that has them."""
    interrupts: bool
    """Whether one may leave a loop."""


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


def _chain(compiler: Compiler, branches: list[Branch], *, negated: bool) -> None:
    """Emit the branches. The later ones of a long chain are in functions beside one another, each of which calls the
    next, because Python's compiler refuses statements that nest too deep."""
    compiler.flush()
    parts = [branches[start : start + LONG_CHAIN] for start in range(0, len(branches), LONG_CHAIN)]
    rest: Rest | None = None
    for part in reversed(parts[1:]):
        function = compiler.define(partial(_nested, compiler, part, rest))
        rest = Rest(function, any(body.interrupts for _, body in part) or (rest is not None and rest.interrupts))
    _nested(compiler, parts[0], rest, negated=negated)


def _nested(compiler: Compiler, branches: list[Branch], rest: Rest | None, *, negated: bool = False) -> None:
    """Emit branches as statements in one another, with a call of the rest in the innermost."""
    python = compiler.python
    if not branches:
        if rest is not None:
            compiler.interrupt(python.call(rest.function), rest.interrupts)
        return
    head, body = branches[0]
    if head is None:
        compiler.body(body)
        return
    compiler.flush()
    test = compiler.condition(head)
    if negated:
        test = python.not_(test)
    then = compiler.block(body)
    otherwise: list[ast.stmt] = []
    if branches[1:] or rest is not None:
        otherwise = compiler.statements(partial(_nested, compiler, branches[1:], rest))
    compiler.emit(python.if_(test, then, otherwise))
