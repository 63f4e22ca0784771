"""Parsing the conditions of ``if``, ``unless`` and ``elsif``: comparisons with ``and`` and ``or`` between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .errors import LiquidSyntaxError
from .expressions import Expression, parse_expression, parse_operand
from .lexer import Cursor
from .patterns import QUOTED_FRAGMENT, WHITESPACE, pattern

_COMPARISON = pattern(rf"({QUOTED_FRAGMENT})\s*([=!<>a-z_]+)?\s*({QUOTED_FRAGMENT})?")
_JOINT = r"(?u:\b)(?:\s?and\s?|\s?or\s?)(?u:\b)"
_PIECES = pattern(rf"(?:{_JOINT}|(?:\s*(?!{_JOINT})(?:{QUOTED_FRAGMENT}|\S+)\s*)+)")
Operand = Callable[[str | None], Expression]
_IF = "Syntax Error in tag 'if' - Valid syntax: if [expression]"


class Comparison(NamedTuple):
    """``left operator right``, or ``left`` alone when there is no operator."""

    left: Expression
    operator: str | None = None
    right: Expression | None = None


class Condition(NamedTuple):
    """Comparisons in their order, and the ``and`` or ``or`` between each two; they are evaluated from the right."""

    comparisons: tuple[Comparison, ...]
    joints: tuple[str, ...] = ()


def parse_lax(markup: str) -> Condition:
    """Parse a condition leniently, as `Liquid::If#lax_parse` does.

    Raises:
        LiquidSyntaxError: there is no expression, or an odd joint.
    """
    pieces = _PIECES.findall(markup)
    if not pieces:
        raise LiquidSyntaxError(_IF)
    joints = [piece.strip(WHITESPACE) for piece in pieces[-2::-2]]
    comparisons = [_lax_comparison(piece) for piece in pieces[::-2]]
    if len(joints) == len(comparisons) or any(joint not in ("and", "or") for joint in joints):
        raise LiquidSyntaxError(_IF)
    return Condition(tuple(reversed(comparisons)), tuple(reversed(joints)))


def _lax_comparison(piece: str) -> Comparison:
    found = _COMPARISON.search(piece)
    if not found:
        raise LiquidSyntaxError(_IF)
    return Comparison(parse_operand(found[1]), found[2], parse_operand(found[3]))


def parse_strict(markup: str) -> Condition:
    """Parse a condition by the strict grammar; ``empty`` and ``blank`` are tests for emptiness.

    Raises:
        LiquidSyntaxError: it does not follow the grammar.
    """
    return _strict(markup, parse_operand)


def parse_filter_condition(markup: str) -> Condition:
    """Parse the condition of a filter such as `where_exp` (`Jekyll::Filters#parse_condition`).

    Here ``empty`` and ``blank`` mean the empty string.

    Raises:
        LiquidSyntaxError: it does not follow the strict grammar.
    """
    return _strict(markup, parse_expression)


def _strict(markup: str, operand: Operand) -> Condition:
    cursor = Cursor(markup)
    comparisons, joints = [_strict_comparison(cursor, operand)], []
    while joint := cursor.accept_word("and") or cursor.accept_word("or"):
        joints.append(joint)
        comparisons.append(_strict_comparison(cursor, operand))
    cursor.take("end_of_string")
    return Condition(tuple(comparisons), tuple(joints))


def _strict_comparison(cursor: Cursor, operand: Operand) -> Comparison:
    left = operand(cursor.expression())
    operator = cursor.accept("comparison")
    return Comparison(left, operator, operand(cursor.expression())) if operator else Comparison(left)
