"""Parsing an expression with filters, as in ``{{ }}``, ``echo`` and ``assign`` (`Liquid::Variable`)."""

from __future__ import annotations

from ...lazy.tuples import NamedTuple
from ...reference import Version
from ..errors import LiquidSyntaxError
from .expressions import NIL, Expression, parse_expression, parse_operand
from .lexer import Cursor
from .patterns import ONE_ATTRIBUTE, QUOTED_FRAGMENT, pattern

_MARKUP = pattern(rf"({QUOTED_FRAGMENT})(.*)")
_FILTERS = pattern(r"\|\s*(.*)")
_FILTER = pattern(rf"(?:\s+|{QUOTED_FRAGMENT}|,)+")
_NAME = pattern(r"\w+")
_ARGUMENTS = pattern(rf"(?::|,)\s*((?:\w+\s*:\s*)?{QUOTED_FRAGMENT})")


class FilterCall(NamedTuple):
    """A filter with its arguments, ``| name: arguments, keyword: value``."""

    name: str
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...]


class Variable(NamedTuple):
    """An expression, and the filters that are applied to its value in order."""

    value: Expression
    filters: tuple[FilterCall, ...] = ()


def parse_strict(markup: str, version: Version) -> Variable:
    """Parse by the strict grammar of a version of Liquid.

    Raises:
        LiquidSyntaxError: the markup does not follow it.
    """
    cursor = Cursor(markup, version)
    if cursor.look("end_of_string"):
        return Variable(NIL)
    value = parse_expression(cursor.expression())
    filters = []
    while cursor.accept("pipe"):
        name = cursor.take("id")
        filters.append(_call(name, _strict_arguments(cursor) if cursor.accept("colon") else []))
    cursor.take("end_of_string")
    return Variable(value, tuple(filters))


def _strict_arguments(cursor: Cursor) -> list[str]:
    arguments = [cursor.argument()]
    while cursor.accept("comma"):
        arguments.append(cursor.argument())
    return arguments


def parse_lax(markup: str) -> Variable:
    """Parse leniently; unreadable parts are ignored."""
    found = _MARKUP.search(markup)
    if not found:
        return Variable(NIL)
    filters = _FILTERS.search(found[2])
    pieces = _FILTER.findall(filters[1]) if filters else []
    calls = [_lax_filter(name[0], piece) for piece in pieces if (name := _NAME.search(piece))]
    return Variable(parse_expression(found[1]), tuple(calls))


def _lax_filter(name: str, piece: str) -> FilterCall:
    return _call(name, _ARGUMENTS.findall(piece))


def _call(name: str, markups: list[str]) -> FilterCall:
    arguments: list[Expression] = []
    keywords: dict[str, Expression] = {}
    for markup in markups:
        keyword = ONE_ATTRIBUTE.match(markup)
        if keyword:
            keywords[keyword[1]] = parse_operand(keyword[2])
        else:
            arguments.append(parse_operand(markup))
    return FilterCall(name, tuple(arguments), tuple(keywords.items()))


def parse_variable(markup: str, version: Version) -> tuple[Variable, LiquidSyntaxError | None]:
    """Parse strictly, or else leniently; the second value is the error of the strict grammar, if any."""
    try:
        return parse_strict(markup, version), None
    except LiquidSyntaxError as objection:
        return parse_lax(markup), objection
