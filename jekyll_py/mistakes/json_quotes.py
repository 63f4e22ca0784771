"""Single quotes in JSON: Jekyll, which reads it as YAML, takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import JekyllError

_TEXT_OR_QUOTE = re.compile(r'"(?>(?:[^"\\]|\\.)*)"?|[\[{,:]\s*(?P<quote>\')', re.DOTALL)


def single_quotes(text: str, path: str) -> Iterator[JekyllError]:
    """The error about the first text in single quotes of a JSON file, which every other reader of JSON refuses.

    Args:
        text: the file.
        path: its name, for messages.
    """
    if "'" not in text:
        return
    found = next((found for found in _TEXT_OR_QUOTE.finditer(text) if found["quote"]), None)
    if found is None:
        return
    at = found.start("quote")
    start = text.rfind("\n", 0, at) + 1
    yield JekyllError(
        "a text stands in single quotes, which JSON does not allow",
        path=path,
        line=1 + text.count("\n", 0, at),
        column=at - start + 1,
        source_line=text[start:].split("\n", 1)[0].rstrip("\r"),
        hint='write "…" for each text',
    )
