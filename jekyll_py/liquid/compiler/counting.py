"""Compiles the charging of loops, output and large texts to the account of a render (`limits.Usage`).

A call for each round, piece and filter would take a tenth of the time of a render. So pieces of output are charged
several at a time, as rounds too: a loop that writes in each of its rounds needs no charge of its own.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ...limits.text import LARGE, MANY
from ..nodes import Body, Output
from ..parsing.expressions import Emptiness, Expression, Literal, Lookup, LookupCommand, Range

if TYPE_CHECKING:
    from .compiler import Compiler

LONG_ANSWERS = frozenset({"content", "excerpt", "output"})
"""The fields of pages that may be large texts in a site whose other values are all small."""


def beginning(compiler: Compiler) -> list[ast.stmt]:
    """The first statements of a template: it may be an include, which counts as a round of a loop."""
    python = compiler.python
    too_many = python.boolean(ast.Or(), [_are_many(compiler), _are_spent(compiler)])
    charged = python.add_to("usage", "iterations", python.constant(1))
    return [charged, beginning_of_loop(compiler), python.if_(too_many, [check(compiler)])]


def beginning_of_loop(compiler: Compiler) -> ast.stmt:
    """The first statement of a loop that is a function of its own."""
    python = compiler.python
    python.line, python.column = 1, 0
    return python.store("pieces", python.attribute(python.load("append"), "__self__"))


def check(compiler: Compiler) -> ast.stmt:
    """A call of `Usage.check`."""
    python = compiler.python
    return python.statement(python.method(python.load("usage"), "check", python.load(compiler.frame.append)))


def _are_many(compiler: Compiler) -> ast.expr:
    """The code of a test whether enough pieces were written to charge them."""
    python = compiler.python
    return python.compare(python.call("len", python.load(compiler.frame.pieces)), ast.Gt(), python.constant(MANY))


def _are_spent(compiler: Compiler) -> ast.expr:
    """The code of a test whether the rounds of loops are used up."""
    python = compiler.python
    usage = python.load("usage")
    return python.compare(python.attribute(usage, "iterations"), ast.Gt(), python.attribute(usage, "most"))


def counted_items(
    compiler: Compiler, items: ast.expr, length: ast.expr, body: Body, variable: str, pieces: int
) -> tuple[list[ast.stmt], ast.expr]:
    """The statements that charge the rounds of a loop before it begins, and the iterable of the loop.

    Args:
        compiler: the compiler.
        items: the code of the items.
        length: the code of their number.
        body: the body of the loop.
        variable: the variable of the loop.
        pieces: the most pieces of output that a round writes, without those of inner loops.
    """
    python = compiler.python
    append, usage = python.load(compiler.frame.append), python.load("usage")
    rounds = python.constant(max(MANY // max(pieces, 1), 1))
    reasons = [python.compare(length, ast.Gt(), rounds)]
    if not _writes_only(body, variable):
        reasons.append(_are_many(compiler))
    counting: list[ast.stmt] = []
    if not body.writes_always:
        counting.append(python.add_to("usage", "iterations", length))
        reasons.append(_are_spent(compiler))
    checked = python.call("checked", usage, append, items, rounds)
    return counting, python.conditional(python.boolean(ast.Or(), reasons), checked, items)


def _writes_only(body: Body, variable: str) -> bool:
    """Whether a body writes only the item of its loop, so that the output is no longer than the list."""
    own = Lookup(Literal(variable), ())
    for node in body.nodes:
        if type(node) is Output:
            if node.variable.value != own or any(call.name != "escape" for call in node.variable.filters):
                return False
        elif not isinstance(node, str):
            return False
    return True


def weighed(compiler: Compiler, value: ast.expr, node: Expression) -> ast.expr:
    """The code of an argument of a filter, with the charge for a large text (`limits.weighed`).

    Args:
        compiler: the compiler.
        value: the code of the value.
        node: the expression of the template that it was compiled from.
    """
    if not (compiler.options.has_large_values or _may_be_large(node)) or isinstance(value, ast.Constant):
        return value
    python = compiler.python
    held, again = compiler.held(value)
    is_large = python.compare(python.call("len", again), ast.GtE(), python.constant(LARGE))
    test = python.boolean(ast.And(), [python.is_a(held, "str"), is_large])
    return python.conditional(test, python.call("weighed", again), again)


def _may_be_large(node: Expression) -> bool:
    """Whether the value of an expression can be a large text in a site whose values are small."""
    match node:
        case Literal() | Emptiness() | Range():
            return False
        case Lookup(Literal("include")):
            return True
        case Lookup(_, (*_, Literal(str(key)))):
            return key in LONG_ANSWERS
        case Lookup(_, (*_, LookupCommand(word))):
            return word != "size"
    return True
