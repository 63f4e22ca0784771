"""The place of a front matter key in its file, for messages."""

from __future__ import annotations

import re

from ..errors import JekyllError, SourcePosition
from .front_matter_block import split


def place_of(file: str | None, key: str) -> SourcePosition | None:
    """The line of the front matter that sets ``key``; None when the file does not (a default does, say).

    Args:
        file: absolute path of the file, None for a page without one.
        key: a key at the top level.
    """
    if file is None:
        return None
    wanted = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*:\s*")
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as opened:
            lines = split(opened.read()).yaml.split("\n")
    except OSError:
        return None
    for number, line in enumerate(lines, 1):
        if found := wanted.match(line):
            return SourcePosition(number, found.end() + 1, line)
    return None


def error_at(message: str, file: str | None, path: str, key: str, hint: str) -> JekyllError:
    """An error whose place is a front matter key.

    Args:
        message: the description of the error.
        file: absolute path of the file, to find the line in.
        path: the file as the user would name it.
        key: the key that causes the error.
        hint: the advice how to mend it.
    """
    position = place_of(file, key)
    if position is None:
        return JekyllError(message, path=path, hint=hint)
    return JekyllError.at(position, message, path=path, hint=hint)
