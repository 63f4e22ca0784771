"""JSON as Ruby's json library writes it: no spaces, no escapes but the needed ones, Ruby's floats."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from .liquid import Drop, LiquidError
from .liquid.values import ruby_to_s

MAX_NESTING = 100


class JSONError(LiquidError):
    """A value that JSON cannot hold."""


def generate(value: object) -> str:
    """``value`` on one line (``JSON.generate``).

    Raises:
        JSONError: it holds NaN or infinity, or is nested deeper than 100 levels.
    """
    return "".join(_Writer(newline="", indent="", colon=":").write(value, 0))


def pretty_generate(value: object) -> str:
    """``value`` on many lines, indented by two spaces (``JSON.pretty_generate``); raises as `generate`."""
    return "".join(_Writer(newline="\n", indent="  ", colon=": ").write(value, 0))


class _Writer:
    def __init__(self, *, newline: str, indent: str, colon: str) -> None:
        self.newline = newline
        self.indent = indent
        self.colon = colon

    def write(self, value: object, depth: int) -> list[str]:
        if isinstance(value, str):
            return [quoted(value)]
        if isinstance(value, Drop):
            value = _mapping(value, depth)
        if isinstance(value, Mapping):
            return self._mapping(value, depth + 1)
        if isinstance(value, list | tuple):
            return self._list(value, depth + 1)
        return [_scalar(value)]

    def _mapping(self, values: Mapping[object, object], depth: int) -> list[str]:
        items = [
            [quoted(ruby_to_s(key)), self.colon, *self.write(item, depth)] for key, item in values.items()
        ]
        return self._wrapped("{", items, "}", depth)

    def _list(self, values: list[object] | tuple[object, ...], depth: int) -> list[str]:
        return self._wrapped("[", [self.write(item, depth) for item in values], "]", depth)

    def _wrapped(self, opening: str, items: list[list[str]], closing: str, depth: int) -> list[str]:
        if depth > MAX_NESTING:
            raise JSONError(f"nesting of {depth} is too deep")
        if not items and opening == "{":
            return ["{}"]
        parts = [opening] if items else [opening, self.newline]
        for number, item in enumerate(items):
            parts += [",", self.newline] if number else [self.newline]
            parts += [self.indent * depth, *item]
        return [*parts, self.newline, self.indent * (depth - 1), closing]


def _mapping(drop: Drop, depth: int) -> Mapping[object, object]:
    """What a drop says with ``hash_for_json`` belongs into JSON at a depth; without it, all it answers."""
    hash_for_json = getattr(drop, "hash_for_json", None)
    if hash_for_json is None:
        names = drop.keys()
        return {name: drop[name] for name in names}
    found: Mapping[object, object] = hash_for_json(depth)
    return found


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, float) and not abs(value) < float("inf"):
        raise JSONError(f"{ruby_to_s(value)} not allowed in JSON")
    if isinstance(value, bool | int | float):
        return ruby_to_s(value)
    return quoted(ruby_to_s(value))


_NEEDS_ESCAPE = re.compile(r'[\x00-\x1f"\\]')


def quoted(text: str) -> str:
    """A JSON string; anything beyond control characters, quotes and backslashes stays as it is."""
    if not _NEEDS_ESCAPE.search(text):
        return f'"{text}"'
    return json.dumps(text, ensure_ascii=False)
