"""How Ruby prints values: ``to_s``, ``join``, ``inspect``, and the names of classes in messages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from ..limits import LARGE, check_text, current, weighed
from .dates.date_time import JULIAN_DAY_0, DateTime
from .dates.strftime import strftime
from .drop import Drop
from .numbers import decimal_to_s, float_to_s, integer_to_s

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
_HIDDEN = {"Cc", "Cn", "Cs", "Zl", "Zp"}
_CLASSES: tuple[tuple[type, str], ...] = (
    (bool, ""), (int, "Integer"), (float, "Float"), (Decimal, "BigDecimal"), (str, "String"), (list, "Array"),
    (tuple, "Array"), (Mapping, "Hash"), (range, "Range"), (DateTime, "DateTime"), (datetime, "Time"), (date, "Date"),
)  # fmt: skip


def to_s(value: object) -> str:
    """The text that ``{{ value }}`` prints: arrays are joined, for everything else it is Ruby's ``to_s``."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if type(value) is int:
        return integer_to_s(value)
    if isinstance(value, (list, tuple)):
        return join(value)
    return ruby_to_s(value)


def ruby_to_s(value: object) -> str:
    """Ruby's ``to_s``, which filters apply to their input; of an array it is its ``inspect``."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return integer_to_s(value)
    if isinstance(value, float):
        return float_to_s(value)
    if isinstance(value, (list, tuple, Mapping)):
        return inspect(value)
    return _object_to_s(value)


def _object_to_s(value: object) -> str:
    if isinstance(value, DateTime):
        return value.shown()
    if isinstance(value, datetime):
        return strftime(value, "%Y-%m-%d %H:%M:%S UTC" if is_utc(value) else "%Y-%m-%d %H:%M:%S %z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    return decimal_to_s(value) if isinstance(value, Decimal) else str(value)


def is_utc(time: datetime) -> bool:
    """Whether a time is in UTC itself, and not in another zone at +0000."""
    return time.tzinfo is UTC


def join(items: Sequence[object], glue: str = "") -> str:
    """Ruby's ``Array#join``: arrays inside are joined with the same glue."""
    if current() is None:
        return glue.join([_joined(item, glue) for item in items])
    return concatenated((_joined(item, glue) for item in items), len(items), glue)


def concatenated(texts: Iterable[str], count: int, glue: str) -> str:
    """``glue.join(texts)``, with the length of the result checked against the limits.

    Args:
        texts: the texts.
        count: their number.
        glue: the text between them.

    Raises:
        LimitError: the result would be too long.
    """
    usage = current()
    if usage is None:
        return glue.join(texts)
    usage.spend(count)
    check_text(len(glue) * count)
    length = 0
    parts: list[str] = []
    for text in texts:
        length += len(text)
        if length >= LARGE:
            check_text(length + len(glue) * count)
        parts.append(text)
    return weighed(glue.join(parts))


def _joined(item: object, glue: str) -> str:
    return join(item, glue) if isinstance(item, (list, tuple)) else member_to_s(item)


def member_to_s(item: object) -> str:
    """Ruby's ``to_s`` of a member of a list."""
    return item.member_text() if isinstance(item, Drop) else ruby_to_s(item)


def inspect(value: object) -> str:
    """A value as Ruby's ``inspect`` writes it: ``{"a"=>[1, nil, "b"]}``."""
    if value is None:
        return "nil"
    if isinstance(value, str):
        return inspect_string(value)
    if isinstance(value, (list, tuple)):
        return "[" + concatenated(map(_member, value), len(value), ", ") + "]"
    if isinstance(value, Mapping):
        pairs = (f"{inspect(key)}=>{_member(item)}" for key, item in value.items())
        return "{" + concatenated(pairs, len(value), ", ") + "}"
    if isinstance(value, DateTime):
        return value.inspected()
    if isinstance(value, datetime):
        fraction = f".{value.microsecond:06d}".rstrip("0") if value.microsecond else ""
        zone = "UTC" if is_utc(value) else strftime(value, "%z")
        return f"{strftime(value, '%Y-%m-%d %H:%M:%S')}{fraction} {zone}"
    if isinstance(value, date):
        return f"#<Date: {value.isoformat()} (({value.toordinal() + JULIAN_DAY_0}j,0s,0n),+0s,2299161j)>"
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
