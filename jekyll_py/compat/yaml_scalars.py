"""The values of plain YAML scalars in Ruby: those of SafeYAML (upstream Jekyll) and of Psych (Debian's Jekyll)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from ..lazy.patterns import lazy_pattern
from ..reference import Reference

Rule = tuple[re.Pattern[str], Callable[[str], object]]

_WORDS = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **{form: True for word in ("yes", "true", "on") for form in (word, word.capitalize(), word.upper())},
    **{form: False for word in ("no", "false", "off") for form in (word, word.capitalize(), word.upper())},
}

_TIME = lazy_pattern(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?\s*(Z|[-+]\d{1,2}(?::?\d{2})?)?",
    re.ASCII,
)


def upstream(text: str) -> object:
    """The value of a plain scalar in SafeYAML 1.0.5."""
    return _value(text, _UPSTREAM)


def debian(text: str) -> object:
    """The value of a plain scalar in Psych, except that symbols, which Jekyll refuses, stay strings."""
    return _WORDS[text.lower()] if text.lower() in _WORDS else _value(text, _DEBIAN)


def plain_of(reference: Reference) -> Callable[[str], object]:
    """Gives the values of plain scalars as the YAML library of a reference does."""
    return debian if reference.yaml == "psych" else upstream


def _value(text: str, rules: tuple[Rule, ...]) -> object:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.,:0123456789":
        return text
    for pattern, convert in rules:
        if pattern.fullmatch(text):
            try:
                return convert(text)
            except (ValueError, OverflowError):  # a day that is in no calendar, a digit that is not octal
                return text
    return text


def _integer(text: str) -> int:
    digits = re.sub("[_,]", "", text)
    sign, magnitude = (digits[0], digits[1:]) if digits[0] in "+-" else ("", digits)
    if re.fullmatch("0[0-9]+", magnitude):
        magnitude = f"0o{magnitude}"
    return int(sign + magnitude, 0)


def _float(text: str) -> float:
    return float(re.sub("[_,]", "", text))


def _infinity(text: str) -> float:
    return -math.inf if text.startswith("-") else math.inf


def _sexagesimal(text: str) -> float:
    """A number in base 60 whose last part counts ones (SafeYAML)."""
    whole, _, fraction = text.partition(".")
    total = 0.0
    for part in whole.lstrip("+-").split(":"):
        total = total * 60 + int(part.replace("_", ""))
    total += float(f"0.{fraction.replace('_', '')}") if fraction else 0.0
    return -total if text.startswith("-") else total


def _psych_sexagesimal(text: str) -> float | int:
    """A number in base 60 whose first part counts hours, of two or three parts (Psych)."""
    number = float if "." in text else int
    parts = [number(part.replace("_", "")) for part in text.split(":")]
    return sum(part * weight for part, weight in zip(parts, (3600, 60, 1), strict=False))


def _date(text: str) -> date:
    year, month, day = text.split("-")
    return date(int(year), int(month), int(day))


def _time(text: str) -> datetime:
    """A time in the zone that it is written with, else UTC; as SafeYAML's ``DateTime#to_time`` it keeps the offset."""
    moment, zone = _moment(text)
    return moment.replace(tzinfo=_offset(zone))


def _psych_time(text: str) -> datetime:
    """As `_time`, but a time without a zone is UTC and converted to the local zone."""
    moment, zone = _moment(text)
    if zone == "Z":
        return moment.replace(tzinfo=UTC)
    if zone is None:
        return moment.replace(tzinfo=UTC).astimezone()
    return moment.replace(tzinfo=_offset(zone))


def _moment(text: str) -> tuple[datetime, str | None]:
    match = _TIME.fullmatch(text)
    assert match is not None, "the caller matched the text"
    *parts, fraction, zone = match.groups()
    year, month, day, hour, minute, second = map(int, parts)
    microseconds = int(Decimal(f"0.{fraction or 0}") * 1_000_000)
    return datetime(year, month, day, hour, minute, second, microseconds), zone


def _offset(zone: str | None) -> timezone:
    """A zone with a fixed offset and, unlike `timezone.utc`, no name."""
    if zone in (None, "Z"):
        return timezone(timedelta(0), "")
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if zone.startswith("-") else offset, "")


def _rule(pattern: str, convert: Callable[[str], object]) -> Rule:
    return lazy_pattern(pattern, re.ASCII), convert


_INFINITE = _rule(r"[-+]?\.(?:inf|Inf|INF)", _infinity)
_NAN = _rule(r"\.(?:nan|NaN|NAN)", lambda _: math.nan)

_UPSTREAM: tuple[Rule, ...] = (
    _rule(r"[-+]?(?:0|[1-9][0-9_,]*)", _integer),
    _rule(r"[-+]?0[0-7_,]+", _integer),
    _rule(r"[-+]?0x[0-9a-fA-F_]+", _integer),
    _rule(r"[-+]?0b[01_]+", _integer),
    _rule(r"[-+]?(?:\d[\d_]*)?\.[\d_]+(?:[eE][-+]\d+)?", _float),
    _rule(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", _sexagesimal),
    _INFINITE,
    _NAN,
    _rule(r"\d{4}-\d{2}-\d{2}", _date),
    (_TIME, _time),
)

_DEBIAN: tuple[Rule, ...] = (
    (_TIME, _psych_time),
    _rule(r"\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)", _date),
    _INFINITE,
    _NAN,
    _rule(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(?:\.[0-9_]*)?", _psych_sexagesimal),
    _rule(r"[-+]?(?:[0-9][0-9_,]*\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?", _float),
    _rule(r"[-+]?0b[01_,]+", _integer),
    _rule(r"[-+]?0[0-7_,]+", _integer),
    _rule(r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)", _integer),
    _rule(r"[-+]?0x[0-9a-fA-F_,]+", _integer),
)
