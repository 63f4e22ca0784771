"""Commas behind the last value and single quotes in JSON: Jekyll, which reads it as YAML, takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern

_TOKEN = lazy_pattern(r'"[^"\\]*(?:\\.[^"\\]*)*"?|(?P<comma>,)\s*[\]}]|[\[{,:]\s*(?P<quote>\')', re.DOTALL)
"""A text, which may be left open, a comma before a bracket, or a single quote where a value begins."""
_MISTAKES = {
    "comma": ("a comma stands behind the last value, which JSON does not allow", "remove the comma"),
    "quote": ("a text stands in single quotes, which JSON does not allow", 'write "…" for each text'),
}
"""The message and the hint of each kind."""


def json_mistakes(text: str, path: str) -> Iterator[JekyllError]:
    """The errors about a JSON file that every other reader of JSON refuses: the first one of each kind.

    Args:
        text: the file.
        path: its name, for messages.
    """
    left = dict(_MISTAKES)
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind in left:
            message, hint = left.pop(kind)
            yield JekyllError.at(SourcePosition.at(text, found.start(kind)), message, path=path, hint=hint)
        if not left:
            return
