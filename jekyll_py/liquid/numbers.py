"""Parsing and printing numbers as Ruby does."""

from __future__ import annotations

import math
from decimal import Context, Decimal

from ..lazy.patterns import lazy_pattern
from ..limits import check_digits
from .errors import LiquidArgumentError

Number = int | float | Decimal

_LEADING_INTEGER = lazy_pattern(r"[\0\t\n\v\f\r ]*([+-]?[0-9](?:_?[0-9])*)")
_LEADING_FLOAT = lazy_pattern(r"[\0\t\n\v\f\r ]*([+-]?[0-9](?:_?[0-9])*(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9]+)?)")
_WHOLE_INTEGER = lazy_pattern(
    r"[+-]?(?:0[xX][0-9a-fA-F](?:_?[0-9a-fA-F])*|0[bB][01](?:_?[01])*|0[oO]?[0-7](?:_?[0-7])*"
    r"|0[dD][0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*)\Z"
)
_DECIMAL = lazy_pattern(r"-?[0-9]+\.[0-9]+\Z")
_SPACE = "\0\t\n\v\f\r "
_BLANK = "\t\n\v\f\r "
_BASES = {"x": 16, "b": 2, "o": 8, "d": 10}
_LARGE = 1_000
"""Bits from which the size of a number is checked against the limits."""
_DIGITS_AT_ONCE = 4000  # CPython refuses to convert longer decimal strings
EXACT = Context(prec=64, traps=[])
"""The precision of BigDecimal; division by zero gives infinity."""


def parse_digits(digits: str) -> int:
    """The value of a decimal literal of any length, with or without a sign."""
    if len(digits) <= _DIGITS_AT_ONCE:
        return int(digits)
    check_digits(len(digits) * 3)
    negative = digits[0] == "-"
    digits = digits.lstrip("+-").replace("_", "")
    head = len(digits) // 2
    shift: int = 10 ** (len(digits) - head)
    value = parse_digits(digits[:head]) * shift + parse_digits(digits[head:])
    return -value if negative else value


def integer_to_s(number: int) -> str:
    """The decimal digits of an integer of any size.

    Raises:
        LimitError: they are too many.
    """
    if number.bit_length() < 13000:
        return str(number)
    check_digits(number.bit_length())
    if number < 0:
        return "-" + integer_to_s(-number)
    half = int(number.bit_length() * 0.30103 / 2)
    head, tail = divmod(number, 10**half)
    return integer_to_s(head) + integer_to_s(tail).rjust(half, "0")


def float_to_s(number: float) -> str:
    """Ruby's ``Float#to_s``, which uses exponents from 1e15 up and below 1e-4."""
    if not math.isfinite(number):
        return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(exponent, int)
    text = "".join(map(str, digits))
    point = len(text) + exponent if number else 1
    minus = "-" if sign else ""
    if -4 < point <= 15 or 0 < point < len(text):
        return minus + _fixed(text if number else "0", point)
    return f"{minus}{text[0]}.{text[1:] or '0'}e{'-' if point < 1 else '+'}{abs(point - 1):02d}"


def _fixed(digits: str, point: int) -> str:
    if point <= 0:
        return "0." + "0" * -point + digits
    return f"{digits[:point].ljust(point, '0')}.{digits[point:] or '0'}"


def decimal_to_s(number: Decimal) -> str:
    """Ruby's ``BigDecimal#to_s``."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return {"n": "NaN", "N": "NaN", "F": "-Infinity" if sign else "Infinity"}[exponent]
    text = "".join(map(str, digits)).rstrip("0")
    if not text:
        return "-0.0" if sign else "0.0"
    return f"{'-' if sign else ''}0.{text}e{len(digits) + exponent}"


def string_to_i(text: str) -> int:
    """Ruby's ``String#to_i``: the leading integer, else 0."""
    found = _LEADING_INTEGER.match(text)
    return parse_digits(found[1].replace("_", "")) if found else 0


def string_to_f(text: str) -> float:
    """Ruby's ``String#to_f``: the leading number, else 0.0."""
    found = _LEADING_FLOAT.match(text)
    return float(found[1].replace("_", "")) if found else 0.0


def parse_integer(text: str) -> int:
    """Ruby's ``Integer(text)``, with its base prefixes.

    Raises:
        LiquidArgumentError: it is not an integer.
    """
    text = _before_nul(text).strip(_BLANK)
    if not _WHOLE_INTEGER.match(text):
        raise LiquidArgumentError("invalid integer")
    sign = -1 if text[0] == "-" else 1
    digits = text.lstrip("+-").replace("_", "")
    if len(digits) > 1 and digits[0] == "0":
        base = _BASES.get(digits[1].lower(), 8)
        return sign * int(digits[2:] if digits[1].isalpha() else digits, base)
    return sign * parse_digits(digits)


def _before_nul(text: str) -> str:
    """The text before a NUL, which Ruby accepts only in the forms that it parses in its slow way.

    Raises:
        LiquidArgumentError: it has a NUL and another form.
    """
    head, nul, _ = text.partition("\0")
    if nul and "_" not in head and string_to_i(head) < 1 << 64:
        raise LiquidArgumentError("invalid integer")
    return head


def to_number(value: object) -> int | Decimal:
    """A value as a number for arithmetic filters (`Liquid::Utils.to_number`); floats become exact decimals."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, (int, Decimal)):
        return value
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str):
        return Decimal(value.strip(_SPACE)) if _DECIMAL.match(value.strip(_SPACE)) else string_to_i(value)
    return 0


def plain(number: int | Decimal) -> int | float:
    """The result of arithmetic as a value of a template: decimals become floats.

    Raises:
        LimitError: an integer has too many digits.
    """
    if isinstance(number, Decimal):
        return float(number)
    if number.bit_length() > _LARGE:
        check_digits(number.bit_length())
    return number
