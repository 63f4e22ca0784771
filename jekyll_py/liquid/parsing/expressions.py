"""Parsing expressions: literals, ranges and variable look-ups, as `Liquid::Expression.parse` does."""

from __future__ import annotations

from ...lazy.tuples import NamedTuple
from ..errors import LiquidSyntaxError
from ..numbers import parse_digits, string_to_f, string_to_i
from .patterns import WHITESPACE, pattern

COMMANDS = frozenset({"size", "first", "last"})

_INTEGER = pattern(r"-?\d+\Z")
_FLOAT = pattern(r"-?\d[\d.]+\Z")
_RANGE = pattern(r"\(\s*(?>(\S+)\s*\.\.)\s*(\S+)\s*\)\Z")
_LOOKUPS = pattern(r"\[[^\]]+\]|[\w\-]+\??")
_NAMES = pattern(r"[\w\-]+\??")
_WORDS: dict[str, object] = {
    "": None, "nil": None, "null": None, "true": True, "false": False, "blank": "", "empty": "",
}  # fmt: skip


class Literal(NamedTuple):
    """A literal value."""

    value: object


class Emptiness(NamedTuple):
    """``empty`` or ``blank``, where it is more than the empty string: in conditions and as an argument of a filter."""

    word: str


class Range(NamedTuple):
    """``(start..stop)``."""

    start: Expression
    stop: Expression


class LookupCommand(NamedTuple):
    """``.size``, ``.first`` or ``.last``: the key of that name if there is one, else computed."""

    word: str


class Lookup(NamedTuple):
    """A variable, and the keys that are looked up in its value one after the other."""

    name: Expression
    keys: tuple[Expression, ...]


Expression = Literal | Emptiness | Range | LookupCommand | Lookup
NIL = Literal(None)


def parse_expression(markup: str | None) -> Expression:
    """Parse an expression. As in Ruby, malformed markup becomes a look-up whose value is nil.

    Raises:
        LiquidSyntaxError: a literal range with a bound that is a boolean or a range.
    """
    text = (markup or "").strip(WHITESPACE)
    if len(text) > 0 and text[0] == text[-1] and text[0] in "\"'":
        return Literal(text[1:-1])
    if _INTEGER.match(text):
        return Literal(parse_digits(text))
    found = _RANGE.match(text)
    if found:
        return _range(parse_expression(found[1]), parse_expression(found[2]))
    if _FLOAT.match(text):
        return Literal(string_to_f(text))
    return Literal(_WORDS[text]) if text in _WORDS else _lookup(text)


def parse_operand(markup: str | None) -> Expression:
    """Parse one side of a comparison or an argument of a filter, for which ``empty`` and ``blank`` are tests."""
    return Emptiness(markup) if markup in ("empty", "blank") else parse_expression(markup)


def _range(start: Expression, stop: Expression) -> Range:
    if isinstance(start, Literal) and isinstance(stop, Literal):
        return Range(Literal(_bound(start.value)), Literal(_bound(stop.value)))
    if (isinstance(start, Range) and isinstance(stop, Literal)) or (
        isinstance(stop, Range) and isinstance(start, Literal)
    ):
        raise LiquidSyntaxError("a range cannot begin or end with a range")
    return Range(start, stop)


def _bound(value: object) -> int:
    if isinstance(value, bool):
        raise LiquidSyntaxError("a range cannot begin or end with true or false")
    if isinstance(value, str):
        return string_to_i(value)
    return int(value) if isinstance(value, (int, float)) else 0


def _lookup(markup: str) -> Lookup:
    end = markup.rfind("]") + 1  # behind it each bracket would be looked for to the end
    parts = _LOOKUPS.findall(markup, 0, end) + _NAMES.findall(markup, end)
    if not parts:
        return Lookup(NIL, ())
    first, *rest = parts
    name = parse_expression(first[1:-1]) if _bracketed(first) else Literal(first)
    return Lookup(name, tuple(_key(part) for part in rest))


def _key(part: str) -> Expression:
    if _bracketed(part):
        return parse_expression(part[1:-1])
    return LookupCommand(part) if part in COMMANDS else Literal(part)


def _bracketed(part: str) -> bool:
    return part.startswith("[") and part.endswith("]")
