"""Parsing the conditions of ``if``, ``unless`` and ``elsif``: comparisons with ``and`` and ``or`` between them."""

from __future__ import annotations

from ...lazy.tuples import NamedTuple
from ...reference import Version
from ..errors import LiquidSyntaxError
from .expressions import Emptiness, Expression, Literal, parse_operand
from .lexer import Cursor
from .patterns import QUOTED_FRAGMENT, WHITESPACE, pattern

_COMPARISON = pattern(rf"({QUOTED_FRAGMENT})\s*([=!<>a-z_]+)?\s*({QUOTED_FRAGMENT})?")
_JOINT = r"(?u:\b)(?:\s?and\s?|\s?or\s?)(?u:\b)"
_PIECES = pattern(rf"(?:{_JOINT}|(?:\s*(?!{_JOINT})(?:{QUOTED_FRAGMENT}|\S+)\s*)+)")
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


def parse_strict(markup: str, version: Version) -> Condition:
    """Parse a condition by the strict grammar of a version of Liquid; ``empty`` and ``blank`` are tests for emptiness.

    Raises:
        LiquidSyntaxError: it does not follow the grammar.
    """
    cursor = Cursor(markup, version)
    comparisons, joints = [_strict_comparison(cursor)], []
    while joint := cursor.accept_word("and") or cursor.accept_word("or"):
        joints.append(joint)
        comparisons.append(_strict_comparison(cursor))
    cursor.take("end_of_string")
    return Condition(tuple(comparisons), tuple(joints))


def parse_filter_condition(markup: str, version: Version) -> Condition:
    """Parse the condition of a filter such as `where_exp` (`Jekyll::Filters#parse_condition`).

    Args:
        markup: the condition.
        version: of Liquid. Jekyll is made for Liquid 4; with Debian's Liquid 5, ``empty`` equals nothing but itself.

    Raises:
        LiquidSyntaxError: it does not follow the strict grammar.
    """
    found = parse_strict(markup, version)
    if version < (5,):
        return found
    return found._replace(comparisons=tuple(map(_with_unequal_words, found.comparisons)))


def _with_unequal_words(comparison: Comparison) -> Comparison:
    left, operator, right = comparison
    if operator not in ("==", "!=", "<>") or (not isinstance(left, Emptiness) and not isinstance(right, Emptiness)):
        return comparison
    return Comparison(Literal((left == right) is (operator == "==")))


def _strict_comparison(cursor: Cursor) -> Comparison:
    left = parse_operand(cursor.expression())
    operator = cursor.accept("comparison")
    return Comparison(left, operator, parse_operand(cursor.expression())) if operator else Comparison(left)
