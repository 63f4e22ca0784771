"""Compiles conditions."""

from __future__ import annotations

import ast
from itertools import groupby
from typing import TYPE_CHECKING

from ..parsing.conditions import Comparison, Condition
from ..parsing.expressions import Emptiness, Expression, Literal
from ..values import equal, truthy
from .expressions import expression

if TYPE_CHECKING:
    from .compiler import Compiler

_LONG_CHAIN = 20
"""So many tests are nested in one expression of Python, whose compiler recurses into them."""
_ORDER = {
    "<": ("less", ast.Lt),
    ">": ("greater", ast.Gt),
    "<=": ("less_or_equal", ast.LtE),
    ">=": ("greater_or_equal", ast.GtE),
}


def condition(compiler: Compiler, node: Condition) -> ast.expr:
    """The code of a condition.

    ``and`` and ``or`` have the same precedence and group from the right: ``a and b or c`` is ``a and (b or c)``.
    """
    groups = [(joint, len(list(run))) for joint, run in groupby(node.joints)]
    tests = list(node.comparisons)
    result = test(compiler, tests.pop())
    for depth, (joint, count) in enumerate(reversed(groups)):
        if depth and depth % _LONG_CHAIN == 0:
            result = compiler.deferred(result)
        earlier = [test(compiler, tests.pop()) for _ in range(count)]
        operator = ast.And() if joint == "and" else ast.Or()
        result = compiler.python.boolean(operator, [*reversed(earlier), result])
    return result


def test(compiler: Compiler, node: Comparison) -> ast.expr:
    """The code of a comparison."""
    match node.operator:
        case None:
            return truth(compiler, node.left)
        case "==":
            return equality(compiler, node.left, node.right, negated=False)
        case "!=" | "<>":
            return equality(compiler, node.left, node.right, negated=True)
        case "contains":
            return compiler.python.call("contains", *_sides(compiler, node))
        case "<" | ">" | "<=" | ">=":
            return _ordering(compiler, node)
    python = compiler.python
    operator = python.constant(node.operator)
    return python.call("other_operator", python.load("context"), operator, *_sides(compiler, node))


def _sides(compiler: Compiler, node: Comparison) -> list[ast.expr]:
    return [expression(compiler, node.left), expression(compiler, node.right or Literal(None))]


def truth(compiler: Compiler, node: Expression) -> ast.expr:
    """The code of a test whether a value counts as true, which all but nil and false do."""
    python = compiler.python
    if isinstance(node, Emptiness):
        return python.constant(True)
    if isinstance(node, Literal):
        return python.constant(truthy(node.value))
    value = compiler.compared(node)
    if isinstance(value, ast.Compare):
        return value
    held, again = compiler.held(value)
    present = python.compare(held, ast.IsNot(), python.constant(None))
    return python.boolean(ast.And(), [present, python.compare(again, ast.IsNot(), python.constant(False))])


def equality(compiler: Compiler, left: Expression, right: Expression | None, *, negated: bool) -> ast.expr:
    """The code of ``==`` or ``!=``; for a literal string, nil or boolean it is Python's own operator."""
    python = compiler.python
    right = right or Literal(None)
    if isinstance(left, Literal) and isinstance(right, Literal):
        return python.constant(equal(left.value, right.value) is not negated)
    for one, other in ((left, right), (right, left)):
        if isinstance(other, Literal) and not isinstance(one, Emptiness):
            if isinstance(other.value, str):
                operator: ast.cmpop = ast.NotEq() if negated else ast.Eq()
                return python.compare(compiler.compared(one), operator, python.constant(other.value))
            if other.value is None or isinstance(other.value, bool):
                operator = ast.IsNot() if negated else ast.Is()
                return python.compare(compiler.compared(one), operator, python.constant(other.value))
    if isinstance(left, Emptiness) or isinstance(right, Emptiness):
        same = python.call("condition_equal", expression(compiler, left), expression(compiler, right))
        return python.not_(same) if negated else same
    against = compiler.compared(right)
    held, again = compiler.held(compiler.compared(left))
    quick = python.compare(again, ast.Eq(), against)
    same = python.conditional(python.is_a(held, "str"), quick, python.call("condition_equal", again, against))
    return python.not_(same) if negated else same


def _ordering(compiler: Compiler, node: Comparison) -> ast.expr:
    python = compiler.python
    function, operator = _ORDER[node.operator or ""]
    left, right = _sides(compiler, node)
    number = node.right.value if isinstance(node.right, Literal) else None
    if isinstance(number, bool) or not isinstance(number, int):
        return python.call(function, left, right)
    held, again = compiler.held(left)
    quick = python.compare(again, operator(), right)
    return python.conditional(python.is_a(held, "int"), quick, python.call(function, again, right))
