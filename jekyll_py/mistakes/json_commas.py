"""Commas behind the last value of a list or an object in JSON: Jekyll, which reads it as YAML, takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import JekyllError

_CANDIDATE = re.compile(r",\s*[\]}]")
_STRING_OR_COMMA = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"|(?P<comma>,)\s*[\]}]', re.DOTALL)


def trailing_commas(text: str, path: str) -> Iterator[JekyllError]:
    """The errors about the commas of a JSON file that every other reader of JSON refuses.

    Args:
        text: the file.
        path: its name, for messages.
    """
    if _CANDIDATE.search(text) is None:
        return
    for found in _STRING_OR_COMMA.finditer(text):
        if found["comma"]:
            at = found.start()
            start = text.rfind("\n", 0, at) + 1
            yield JekyllError(
                "a comma stands behind the last value, which JSON does not allow",
                path=path,
                line=1 + text.count("\n", 0, at),
                column=at - start + 1,
                source_line=text[start:].split("\n", 1)[0].rstrip("\r"),
                hint="remove the comma",
            )
            return
