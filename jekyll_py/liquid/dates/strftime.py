"""Formats times as Ruby's ``strftime``, with all its conversions, flags and widths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache

from ...lazy.patterns import lazy_pattern
from ...limits import check_text, spend
from .date_time import is_time
from .directives import COMPOSED, NUMBERS, TEXTS, Moment, epoch, offset_of, zone_name

_DIRECTIVE = lazy_pattern(
    r"%([-0^#_]*)([1-9][0-9]*)?(?:E(?=[cCxXyY])|O(?=[deHkIlmMSuUVwWy]))?(:{0,3}z|[a-zA-Z%+])", re.ASCII
)
_MAX_WIDTH = 65535
_LONG = 500
"""Characters from which the parsed form of a format is not cached."""

_COST = 30
"""The cost of one directive of a long format, in rounds of loops."""

Formatter = Callable[[Moment], str]


def strftime(moment: Moment, format: str) -> str:
    """Format a time, or a date, which counts as midnight at +00:00. Unknown directives are copied as they are."""
    if len(format) > _LONG:
        return _limited(moment, format)
    template, formatters = _compiled(format)
    return template % tuple([write(moment) for write in formatters])


def _limited(moment: Moment, format: str) -> str:
    """Format with a long format, checking the length after each directive, which may be `_MAX_WIDTH` wide.

    Raises:
        LimitError: the text is too long, or the directives are too many.
    """
    parts, length = list[str](), 0
    for part in _parts(format):
        spend(_COST)
        parts.append(part if isinstance(part, str) else part(moment))
        length += len(parts[-1])
        check_text(length)
    return "".join(parts)


@lru_cache(maxsize=512)
def _compiled(format: str) -> tuple[str, tuple[Formatter, ...]]:
    """A format as a template of Python's ``%``, and the functions that format its directives."""
    parts = [*_parts(format)]
    template = "".join(part.replace("%", "%%") if isinstance(part, str) else "%s" for part in parts)
    return template, tuple(part for part in parts if not isinstance(part, str))


def _parts(format: str) -> Iterator[str | Formatter]:
    """The functions that format the directives of a format, and the texts between them, in order."""
    end = 0
    for found in _DIRECTIVE.finditer(format):
        if end < found.start():
            yield format[end : found.start()]
        yield _directive(found)
        end = found.end()
    yield format[end:]


def _directive(found: re.Match[str]) -> str | Formatter:
    if len(found[2] or "") > len(str(_MAX_WIDTH)) or int(found[2] or 0) > _MAX_WIDTH:
        return found[0]
    flags, width, conversion = found[1], int(found[2] or 0), found[3]
    if number := NUMBERS.get(conversion):
        return lambda moment: _number(*number(moment), flags, width)
    if text := TEXTS.get(conversion):
        return lambda moment: _text(text(moment), flags, width, conversion)
    if format := COMPOSED.get(conversion):
        return lambda moment: _composed(strftime(moment, format), _own_flags(moment, flags), width)
    if conversion.endswith("z"):
        return lambda moment: _zone(moment, len(conversion) - 1, flags, width)
    if conversion in "NL":
        return lambda moment: _fraction(moment, int(found[2] or (9 if conversion == "N" else 3)))
    if conversion in "nt%":
        return _text({"n": "\n", "t": "\t", "%": "%"}[conversion], flags, width, conversion)
    return lambda moment: found[0] if is_time(moment) else _of_date(moment, found)


def _own_flags(moment: Moment, flags: str) -> str:
    """The flags of a composed directive; of a time, ``-`` applies only to its parts."""
    return flags.replace("-", "") if is_time(moment) else flags


def _of_date(day: date, found: re.Match[str]) -> str:
    """A directive that only ``Date#strftime`` has; any other one is copied unchanged."""
    flags, width, conversion = found[1], int(found[2] or 0), found[3]
    if conversion == "Q":
        return _number(epoch(day) * 1000 + _microsecond(day) // 1000, 1, "0", flags, width)
    return _composed(strftime(day, "%a %b %e %H:%M:%S %Z %Y"), flags, width) if conversion == "+" else found[0]


def _composed(text: str, flags: str, width: int) -> str:
    text = text.upper() if "^" in flags else text
    padding = _padding(flags, " ")
    return text.rjust(width, padding) if padding else text


def _padding(flags: str, usual: str) -> str:
    if "-" in flags:
        return ""
    chosen = [flag for flag in flags if flag in "0_"]
    return {"0": "0", "_": " "}[chosen[-1]] if chosen else usual


def _number(number: int, usual_width: int, usual: str, flags: str, width: int) -> str:
    if not flags and not width and number >= 0:  # as most are
        return str(number).rjust(usual_width, usual)
    padding = _padding(flags, usual)
    if not padding:
        return str(number)
    digits = str(abs(number))
    width = width or usual_width
    if number >= 0:
        return digits.rjust(width, padding)
    return "-" + digits.rjust(width - 1, "0") if padding == "0" else ("-" + digits).rjust(width, padding)


def _text(text: str, flags: str, width: int, conversion: str) -> str:
    if "#" in flags and conversion in "pZ":
        text = text.lower()
    elif "^" in flags or ("#" in flags and conversion in "aAbBhP"):
        text = text.upper()
    padding = _padding(flags, " ")
    return text.rjust(width, padding) if padding and text else text


def _fraction(moment: Moment, digits: int) -> str:
    return f"{_microsecond(moment):06d}".ljust(digits, "0")[:digits]


def _microsecond(moment: Moment) -> int:
    return moment.microsecond if isinstance(moment, datetime) else 0


def _zone(moment: Moment, colons: int, flags: str, width: int) -> str:
    seconds = offset_of(moment)
    unknown = "-" in flags and is_time(moment) and zone_name(moment) == "UTC"
    sign = "-" if seconds < 0 or unknown else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds = divmod(rest, 60)
    tails = {0: f"{minutes:02d}", 1: f":{minutes:02d}", 2: f":{minutes:02d}:{seconds:02d}"}
    tail = tails.get(colons) or (tails[2] if seconds else tails[1] if minutes else "")
    room = width - len(tail) - 1
    if _padding(flags, "0") == " ":
        return (sign + str(hours)).rjust(max(room + 1, 3)) + tail
    shortest = "1" if "-" in flags and not is_time(moment) else "2"
    return sign + f"{hours:0{shortest}d}".rjust(room, "0") + tail
