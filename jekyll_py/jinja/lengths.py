"""How long the texts will be that Jinja2's operators and filters and Python's methods make.

Told from their arguments, before they are made. What makes a text that is longer than its arguments by some factor
is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .views import raw
from .weights import Weights

Arguments = tuple[object, ...]
Keywords = Mapping[str, object]
FILTERS = frozenset({"batch", "center", "format", "indent", "pprint", "striptags", "tojson", "wordwrap"})
"""Jinja2's own filters that make more of their arguments."""


def method(weights: Weights, name: str, text: str | bytes, arguments: Arguments, keywords: Keywords) -> int:
    """The length of what a method of a text makes.

    Args:
        weights: tell what the arguments hold.
        name: of the method.
        arguments: those it is called with, the text not among them.
        keywords: likewise, by name.
    """
    given = [*arguments, *keywords.values()]
    if name in ("center", "ljust", "rjust", "zfill"):
        return _number(given, 0)
    if name == "expandtabs":
        return len(text) + _count(text, ["\t" if isinstance(text, str) else b"\t"]) * (
            _number(given, 0) if given else 8
        )
    if name == "replace":
        return len(text) + _count(text, given) * _length(given, 1)
    if name == "join":
        weight = weights.of(given[0] if given else None)
        return weight.characters + weight.members * len(text)
    if name == "translate":
        table = raw(given[0]) if given else None
        texts = table.values() if isinstance(table, Mapping) else ()
        return len(text) * max((len(each) for each in texts if isinstance(each, str)), default=0)
    if name in ("format", "format_map") and isinstance(text, str):
        return formatted(weights, _FIELD, text, given)
    return 0


def filtered(weights: Weights, name: str, arguments: Arguments, keywords: Keywords) -> int:
    """The length of what a filter of Jinja2's own makes; parameters as of `method`, the value the first argument."""
    value, *rest = arguments or ("",)
    given = [*rest, *keywords.values()]
    if name == "center":
        return _number(given, 0)
    if name == "indent" and isinstance(value, str):
        width = _number(given, 0) or _length(given, 0) or 4
        return len(value) + (value.count("\n") + 1) * width
    if name == "wordwrap" and isinstance(value, str):
        width = max(_number(given, 0), 1) if given else 79
        lines = min(len(value), 2 * len(value) // width + value.count("\n") + 1)
        return len(value) + lines * max((len(each) for each in given if isinstance(each, str)), default=1)
    if name == "batch":
        return _number(given, 0) if len(given) > 1 else 0
    if name == "format" and isinstance(value, str):
        return formatted(weights, _PERCENT, value, given)
    if name in ("tojson", "pprint"):
        weight = weights.of(value)
        return weight.printed + weight.members * weight.depth * (1 + _number(given, 0))
    return 0


def formatted(weights: Weights, fields: re.Pattern[str], text: str, arguments: Iterable[object]) -> int:
    """The length of a text that is filled in, each argument in each field."""
    found = fields.findall(text)
    if not found:
        return len(text)
    specifications = " ".join(map(str, found))
    widths = sum(int(digits[:18]) for digits in re.findall(r"\d+", specifications))
    given = list(arguments)
    if "*" in specifications or "{" in specifications:
        numbers = [value for each in given for value in (each if isinstance(each, tuple) else (each,))]
        widths += len(found) * sum(abs(value) for value in numbers if isinstance(value, int))
    longest = max((weights.of(each).printed for each in given), default=0)
    return len(text) + widths + len(found) * longest


def percent(weights: Weights, text: str, argument: object) -> int:
    """The length of ``text % argument``."""
    return formatted(weights, _PERCENT, text, (argument,))


_PERCENT = re.compile(r"%(?:\([^()]*\))?([-#0 +]*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?)[hlL]?[a-zA-Z]")
_FIELD = re.compile(r"\{[^{}]*((?::(?:[^{}]|\{[^{}]*\})*)?)\}")


def _number(given: list[object], place: int) -> int:
    value = given[place] if place < len(given) else 0
    return value if isinstance(value, int) else 0


def _length(given: list[object], place: int) -> int:
    value = given[place] if place < len(given) else ""
    return len(value) if isinstance(value, str | bytes) else 0


def _count(text: str | bytes, given: list[object]) -> int:
    part = given[0] if given else None
    if isinstance(text, str):
        return text.count(part) if isinstance(part, str) else 0
    return text.count(part) if isinstance(part, bytes) else 0
