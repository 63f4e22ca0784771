"""``{% if %}{% elsif %}{% else %}{% endif %}`` and ``{% unless %}``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Self

from ..nodes import Body, Node, tidied
from ..parsing.conditions import Condition, parse_lax, parse_strict
from ..parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from ..compiler import Compiler

Branch = tuple[Condition | None, Body]
_LONG_CHAIN = 20
"""So many branches are nested in one function of Python, whose compiler recurses into them."""


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
        compiler.scoped(self, partial(_chain, compiler, self.branches, negated=False))


class Unless(If):
    """The node: as `If`, with the first condition negated, but not those of ``elsif``."""

    def compile(self, compiler: Compiler) -> None:
        compiler.scoped(self, partial(_chain, compiler, self.branches, negated=True))


def _condition(parser: TagParser, token: TagToken) -> Condition:
    return parser.switched(token.markup, token.position, parse_strict, parse_lax)


def _chain(compiler: Compiler, branches: list[Branch], *, negated: bool) -> None:
    """Emit the branches. Those of a long chain are in functions beside one another, because Python's compiler refuses
    statements that nest too deep."""
    compiler.flush()
    parts = [branches[start : start + _LONG_CHAIN] for start in range(0, len(branches), _LONG_CHAIN)]
    no_branch = partial(compiler.emit, compiler.python.return_(compiler.python.constant(None)))
    functions = [compiler.define(partial(_nested, compiler, part, no_branch)) for part in parts[1:]]
    interrupts = any(body.interrupts for part in parts[1:] for _, body in part)
    otherwise = partial(_call_in_turn, compiler, functions, interrupts) if functions else None
    _nested(compiler, parts[0], otherwise, negated=negated)


def _nested(
    compiler: Compiler, branches: list[Branch], otherwise: Callable[[], None] | None, *, negated: bool = False
) -> None:
    """Emit branches as statements in one another; ``otherwise`` emits the innermost, where no condition is true."""
    if not branches:
        if otherwise is not None:
            otherwise()
        return
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
    inner: list[ast.stmt] = []
    if branches[1:] or otherwise is not None:
        inner = compiler.statements(partial(_nested, compiler, branches[1:], otherwise))
    compiler.emit(python.if_(test, then, inner))


def _call_in_turn(compiler: Compiler, functions: list[str], interrupts: bool) -> None:
    """Emit calls of functions up to the one that renders a branch: the others return None."""
    python, outcome = compiler.python, compiler.fresh("outcome")
    compiler.emit(python.store(outcome, python.constant(None)))
    for function in functions:
        is_none = python.compare(python.load(outcome), ast.Is(), python.constant(None))
        compiler.emit(python.if_(is_none, [python.store(outcome, python.call(function))]))
    if interrupts:
        compiler.interrupt(python.load(outcome))
