"""Bounds for the lengths of the texts that operators, filters and Python's methods return, before they are made.

They are computed from the arguments. Operations whose result is at most a few times as long as the arguments have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .views import raw
from .weights import Weights

Arguments = tuple[object, ...]
Keywords = Mapping[str, object]
FILTERS = frozenset({"batch", "center", "format", "indent", "pprint", "striptags", "tojson", "wordwrap"})
"""The filters of Jinja2 whose results can be much longer than their arguments."""


def method_result(weights: Weights, name: str, text: str | bytes, arguments: Arguments, keywords: Keywords) -> int:
    """A bound for the length of the text that a method of a text returns; 0 for methods that need none.

    Args:
        weights: measures lists and hashes among the arguments.
        name: the method's name.
        text: the object of the method.
        arguments: its positional arguments.
        keywords: its keyword arguments.
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
        return format_result(weights, _FIELD, text, given)
    return 0


def filter_result(weights: Weights, name: str, arguments: Arguments, keywords: Keywords) -> int:
    """A bound for a filter of Jinja2; parameters as of `method_result`, with the value as the first argument."""
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
        return format_result(weights, _PERCENT, value, given)
    if name in ("tojson", "pprint"):
        weight = weights.of(value)
        return weight.printed + weight.members * weight.depth * (1 + _number(given, 0))
    return 0


def format_result(weights: Weights, fields: re.Pattern[str], text: str, arguments: Iterable[object]) -> int:
    """A bound for formatting ``text``: as if each field, found by ``fields``, held the longest argument."""
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


def percent_result(weights: Weights, text: str, argument: object) -> int:
    """A bound for the length of ``text % argument``."""
    return format_result(weights, _PERCENT, text, (argument,))


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
