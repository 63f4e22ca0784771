"""Ruby's ``inspect`` and class names, as templates and messages show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from .drop import Drop

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x1b": "\\e",
    "\a": "\\a",
    "\b": "\\b",
    "\v": "\\v",
    "\f": "\\f",
}
_JULIAN_DAY_0 = 1_721_425
"""The Julian day number of the day before 0001-01-01."""
_HIDDEN = {"Cc", "Cn", "Cs", "Zl", "Zp"}
_CLASSES: tuple[tuple[type, str], ...] = (
    (bool, ""), (int, "Integer"), (float, "Float"), (Decimal, "BigDecimal"), (str, "String"), (list, "Array"),
    (tuple, "Array"), (Mapping, "Hash"), (range, "Range"), (datetime, "Time"), (date, "Date"),
)  # fmt: skip


def inspect(value: object) -> str:
    """A value as Ruby's ``inspect`` writes it: ``{"a"=>[1, nil, "b"]}``."""
    from .strftime import strftime
    from .values import concatenated, is_utc, ruby_to_s

    if value is None:
        return "nil"
    if isinstance(value, str):
        return inspect_string(value)
    if isinstance(value, (list, tuple)):
        return "[" + concatenated(map(_member, value), len(value), ", ") + "]"
    if isinstance(value, Mapping):
        pairs = (f"{inspect(key)}=>{_member(item)}" for key, item in value.items())
        return "{" + concatenated(pairs, len(value), ", ") + "}"
    if isinstance(value, datetime):
        fraction = f".{value.microsecond:06d}".rstrip("0") if value.microsecond else ""
        zone = "UTC" if is_utc(value) else strftime(value, "%z")
        return f"{strftime(value, '%Y-%m-%d %H:%M:%S')}{fraction} {zone}"
    if isinstance(value, date):
        return f"#<Date: {value.isoformat()} (({value.toordinal() + _JULIAN_DAY_0}j,0s,0n),+0s,2299161j)>"
    return repr(value) if isinstance(value, Drop) and type(value).__repr__ is not object.__repr__ else ruby_to_s(value)


def _member(value: object) -> str:
    return value.member_inspect() if isinstance(value, Drop) else inspect(value)


def inspect_string(text: str) -> str:
    """A string in Ruby's double quotes."""
    if text.isascii() and text.isprintable() and not any(char in text for char in '"\\#'):
        return f'"{text}"'
    return '"' + "".join(_escaped(text, index) for index in range(len(text))) + '"'


def _escaped(text: str, index: int) -> str:
    char = text[index]
    if char == "#":
        return "\\#" if text[index + 1 : index + 2] in ("{", "$", "@") else "#"
    return _ESCAPES.get(char) or (char if _printable(char) else _code(char))


@lru_cache(4096)
def _printable(char: str) -> bool:
    return unicodedata.category(char) not in _HIDDEN


def _code(char: str) -> str:
    number = ord(char)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\u{{{number:X}}}"


def class_name(value: object) -> str:
    """The name of a value's Ruby class, for messages."""
    if value is None:
        return "NilClass"
    if isinstance(value, bool):
        return "TrueClass" if value else "FalseClass"
    return next((name for kind, name in _CLASSES if isinstance(value, kind)), type(value).__name__)
