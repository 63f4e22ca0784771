"""Filters on numbers: integers stay integers, floats are computed as exact decimals."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from ..errors import LiquidError, LiquidZeroDivisionError
from ..numbers import EXACT, plain, to_number

Exact = int | Decimal


def abs_(value: object) -> float:
    """``| abs``"""
    number = to_number(value)
    return plain(number.copy_abs() if isinstance(number, Decimal) else abs(number))


def plus(value: object, operand: object) -> float:
    """``| plus: operand``"""
    one, other = _pair(value, operand)
    return plain(one + other if _integers(one, other) else EXACT.add(Decimal(one), Decimal(other)))


def minus(value: object, operand: object) -> float:
    """``| minus: operand``"""
    one, other = _pair(value, operand)
    return plain(one - other if _integers(one, other) else EXACT.subtract(Decimal(one), Decimal(other)))


def times(value: object, operand: object) -> float:
    """``| times: operand``"""
    one, other = _pair(value, operand)
    return plain(one * other if _integers(one, other) else EXACT.multiply(Decimal(one), Decimal(other)))


def divided_by(value: object, operand: object) -> float:
    """``| divided_by: operand``: between integers it rounds down."""
    one, other = _pair(value, operand)
    if isinstance(one, int) and isinstance(other, int):
        if not other:
            raise LiquidZeroDivisionError
        return one // other
    return plain(EXACT.divide(Decimal(one), Decimal(other)))


def modulo(value: object, operand: object) -> float:
    """``| modulo: operand``: the result has the sign of the operand."""
    one, other = _pair(value, operand)
    if not other:
        raise LiquidZeroDivisionError
    if isinstance(one, int) and isinstance(other, int):
        return one % other
    rest = EXACT.remainder(Decimal(one), Decimal(other))
    if not rest:
        return 0.0
    return plain(rest + Decimal(other) if _less(rest, 0) != _less(other, 0) else rest)


def _pair(value: object, operand: object) -> tuple[Exact, Exact]:
    return to_number(value), to_number(operand)


def _less(one: Exact, other: Exact) -> bool:
    """Whether ``one < other``; false for NaN, for which Python's decimals would raise."""
    return one == one and other == other and one < other


def _integers(one: Exact, other: Exact) -> bool:
    return isinstance(one, int) and isinstance(other, int)


def round_(value: object, digits: object = 0) -> float:
    """``| round: digits``: halves go away from zero; without digits the result is an integer."""
    number, places = to_number(value), int(to_number(digits))
    if isinstance(number, int) and places >= 0:
        return number
    if isinstance(number, Decimal) and places > 0 and not number.is_finite():
        return float(number)
    number = _finite(number)
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
    return float(rounded) if places > 0 else int(rounded)


def ceil(value: object) -> int:
    """``| ceil``"""
    return math.ceil(_finite(to_number(value)))


def floor(value: object) -> int:
    """``| floor``"""
    return math.floor(_finite(to_number(value)))


def _finite(number: Exact) -> Exact:
    if isinstance(number, Decimal) and not number.is_finite():
        raise LiquidError(
            "Computation results in 'NaN' (Not a Number)"
            if number.is_nan()
            else f"Computation results in '{'-' if number < 0 else ''}Infinity'"
        )
    return number


def at_least(value: object, least: object) -> float:
    """``| at_least: n``"""
    number, bound = _pair(value, least)
    return plain(bound if _less(number, bound) else number)


def at_most(value: object, most: object) -> float:
    """``| at_most: n``"""
    number, bound = _pair(value, most)
    return plain(bound if _less(bound, number) else number)


MATH_FILTERS: Mapping[str, Callable[..., object]] = {
    "abs": abs_,
    "at_least": at_least,
    "at_most": at_most,
    "ceil": ceil,
    "divided_by": divided_by,
    "floor": floor,
    "minus": minus,
    "modulo": modulo,
    "plus": plus,
    "round": round_,
    "times": times,
}
