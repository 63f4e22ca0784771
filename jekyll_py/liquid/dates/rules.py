"""The parts of a date and time in free text, found by the rules of Ruby's ``Date._parse``.

The rules are tried in order; each removes the part that it has read from the text before the next is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from .fields import Fields

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 128
"""The most bytes of a text; longer ones have no date, as in Ruby."""
_ERAS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_MONTH = "(" + "|".join(MONTHS) + ")"
_ERA = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"

Match = re.Match[str]
Rule = tuple[str, Callable[[Match, Fields], None]]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern; compiled at its first use, as few sites have dates that need all rules."""
    return re.compile(pattern, re.IGNORECASE)


def parse_fields(text: str) -> Fields:
    """Find date, time and zone in text."""
    fields = Fields()
    if len(text.encode("utf-8", "replace")) > _LONGEST:
        return fields
    text = re.sub(r"(?:[^-+',./:@\w\[\]]|_)+", " ", text)
    text = _take(text, fields, _WEEKDAY)[0]
    text = _take(text, fields, _TIME)[0]
    for rule in _DATES:
        text, found = _take(text, fields, rule)
        if found:
            break
    text = _take(text, fields, _BEFORE_CHRIST)[0]
    _take(text, fields, _REST)
    fields.finish_year()
    return fields


def _take(text: str, fields: Fields, rule: Rule) -> tuple[str, bool]:
    pattern, read = rule
    found = _compiled(pattern).search(text)
    if found is None:
        return text, False
    read(found, fields)
    return text[: found.start()] + " " + text[found.end() :], True


def _month(name: str) -> str:
    return str(MONTHS.index(name.lower()) + 1)


_CLOCK = r"([0-9]+)h?(?:\s*:?\s*([0-9]+)m?(?:\s*:?\s*([0-9]+)(?:[,.]([0-9]*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?"


def _time(found: Match, fields: Fields) -> None:
    clock = _compiled(_CLOCK).match(found[1])
    assert clock is not None
    hour = int(clock[1])
    if clock[5]:
        hour = hour % 12 + (12 if clock[5].lower() == "p" else 0)
    fields.hour = hour
    fields.minute = int(clock[2]) if clock[2] else None
    fields.second = int(clock[3]) if clock[3] else None
    fields.fraction = clock[4]
    fields.zone = found[2]


_CLOCK_PARTS = ("hour", "minute", "second")


def _era_date(found: Match, fields: Fields) -> None:
    fields.year = int(found[2]) + _ERAS[found[1].lower()]
    fields.month, fields.day = int(found[3]), int(found[4])


def _month_and_day(found: Match, fields: Fields) -> None:
    fields.month = int(found[1]) if found[1] else None
    fields.day = int(found[2]) if found[2] else None


def _year_and_day(found: Match, fields: Fields) -> None:
    fields.year, fields.day_of_year = int(found[1]), int(found[2])


def _digits(found: Match, fields: Fields) -> None:
    """A run of digits, whose length tells its parts; with a fraction it is read from the seconds backwards."""
    sign, digits, clock, fraction, zone = found.groups()
    if clock is None and fraction is not None:
        _from_the_right(digits, fields)
    else:
        _from_the_left(sign, digits, fields)
    if clock:
        pairs = [int(clock[at : at + 2]) for at in range(0, len(clock) // 2 * 2, 2)]
        names = _CLOCK_PARTS if fraction is None else _CLOCK_PARTS[-len(pairs) :]
        for name, number in zip(names, pairs, strict=False):
            setattr(fields, name, number)
    fields.fraction = fields.fraction if fraction is None else fraction
    fields.zone = zone or fields.zone


def _from_the_right(digits: str, fields: Fields) -> None:
    names = ("second", "minute", "hour", "day", "month")
    for name in names:
        if digits:
            digits, last = digits[:-2], digits[-2:]
            setattr(fields, name, int(last))
    if digits:
        fields.year = int(digits)


def _from_the_left(sign: str, digits: str, fields: Fields) -> None:
    length = len(digits)
    if length == 2:
        fields.day = int(digits)
    elif length == 3:
        fields.day_of_year = int(digits)
    elif length == 4:
        fields.month, fields.day = int(digits[:2]), int(digits[2:])
    elif length in (5, 7):
        fields.year, fields.day_of_year = int(sign + digits[:-3]), int(digits[-3:])
    elif length == 6:
        fields.year, fields.month, fields.day = int(sign + digits[:2]), int(digits[2:4]), int(digits[4:])
    elif length % 2 == 0:
        fields.year, fields.month, fields.day = int(sign + digits[:4]), int(digits[4:6]), int(digits[6:8])
        rest = [int(digits[at : at + 2]) for at in range(8, length, 2)]
        fields.hour, fields.minute, fields.second = ([*rest, None, None, None])[:3]
    fields.century_given = length in (7, 8, 10, 12, 14)


def _rest(found: Match, fields: Fields) -> None:
    number = int(found[1])
    if fields.hour is not None and fields.day is None and 1 <= number <= 31:
        fields.day = number
    elif fields.day is not None and fields.hour is None and 0 <= number <= 24:
        fields.hour = number


def _before_christ(_found: Match, fields: Fields) -> None:
    fields.before_christ = True


def _nothing(_found: Match, _fields: Fields) -> None:
    return


_WEEKDAY: Rule = (r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*", _nothing)
_TIME: Rule = (
    (
        r"((?:[0-9]+\s*:\s*[0-9]+(?:\s*:\s*[0-9]+(?:[,.][0-9]*)?)?|[0-9]+\s*h(?:\s*[0-9]+m?(?:\s*[0-9]+s?)?)?)"
        r"(?:\s*[ap](?:m\b|\.m\.))?|[0-9]+\s*[ap](?:m\b|\.m\.))"
        r"(?:\s*((?:gmt|utc?)?[-+][0-9]+(?:[,.:][0-9]+(?::[0-9]+)?)?"
        r"|(?:[^\W\d_]|[.\s])+(?:standard|daylight)\stime\b|[^\W\d_]+(?:\sdst)?\b))?"
    ),
    _time,
)
_BEFORE_CHRIST: Rule = (r"\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)", _before_christ)
_REST: Rule = (r"\A\s*([0-9]{1,2})\s*\Z", _rest)

_DATES: tuple[Rule, ...] = (
    (
        rf"('?[0-9]+)[^-\d\s]*\s*{_MONTH}[^-\d\s']*(?:\s*{_ERA}\s*('?-?[0-9]+(?:(?:st|nd|rd|th)\b)?))?",
        lambda found, fields: fields.set_date(found[4], _month(found[2]), found[1], found[3]),
    ),
    (
        rf"\b{_MONTH}[^-\d\s']*\s*('?[0-9]+)[^-\d\s']*(?:\s*,?\s*{_ERA}\s*('?-?[0-9]+))?",
        lambda found, fields: fields.set_date(found[4], _month(found[1]), found[2], found[3]),
    ),
    (
        r"('?[-+]?[0-9]+)-([0-9]+)-('?-?[0-9]+)",
        lambda found, fields: fields.set_date(found[1], found[2], found[3]),
    ),
    (r"\b([mtshr])([0-9]+)\.([0-9]+)\.([0-9]+)", _era_date),
    (
        rf"('?-?[0-9]+)-{_MONTH}[^-/.]*-('?-?[0-9]+)",
        lambda found, fields: fields.set_date(found[3], _month(found[2]), found[1]),
    ),
    (
        rf"\b{_MONTH}[^-/.]*-('?-?[0-9]+)(?:-('?-?[0-9]+))?",
        lambda found, fields: fields.set_date(found[3], _month(found[1]), found[2]),
    ),
    (
        r"('?-?[0-9]+)/\s*('?[0-9]+)(?:\D\s*('?-?[0-9]+))?",
        lambda found, fields: fields.set_date(found[1], found[2], found[3]),
    ),
    (
        r"('?-?[0-9]+)\.\s*('?[0-9]+)\.\s*('?-?[0-9]+)",
        lambda found, fields: fields.set_date(found[1], found[2], found[3]),
    ),
    (r"\b([0-9]{2}|[0-9]{4})?-?w([0-9]{2})(?:-?([0-9]))?\b", _nothing),
    (r"-w-([0-9])\b", _nothing),
    (r"--([0-9]{2})?-([0-9]{2})\b", _month_and_day),
    (r"--([0-9]{2})([0-9]{2})?\b", _month_and_day),
    (r"(?<![,.])\b([0-9]{2}|[0-9]{4})-([0-9]{3})\b", _year_and_day),
    (
        r"(?<!\d)\b-([0-9]{3})\b",
        lambda found, fields: setattr(fields, "day_of_year", int(found[1])),
    ),
    (r"'([0-9]+)\b", lambda found, fields: setattr(fields, "year", int(found[1]))),
    (rf"\b{_MONTH}\S*", lambda found, fields: setattr(fields, "month", int(_month(found[1])))),
    (r"([0-9]+)(?:st|nd|rd|th)\b", lambda found, fields: setattr(fields, "day", int(found[1]))),
    (
        (
            r"([-+]?)([0-9]{2,14})(?:\s*t?\s*([0-9]{2,6})?(?:[,.]([0-9]*))?)?"
            r"(z\b|[-+][0-9]{1,4}\b|\[[-+]?[0-9][^\]]*\])?"
        ),
        _digits,
    ),
)
"""The patterns of dates; the first that matches is used."""
