"""The names of variables and mixins of Sass that a style sheet may have meant."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from ....disk.text import text_or_empty
from ....hints import near_miss

_KINDS = {
    "variable": (re.compile(r"\$(?P<name>[\w-]+)"), re.compile(r"\$(?P<name>[\w-]+)\s*:"), "$"),
    "mixin": (
        re.compile(r"(?:@include\s+|\+|named )(?P<name>[\w-]+)"),
        re.compile(r"(?:@mixin\s+|^=)(?P<name>[\w-]+)"),
        "",
    ),
}
"""How each kind is used and defined, and what stands before its name in a hint."""
_UNDEFINED = re.compile(r"undefined (variable|mixin)|no (mixin) named", re.IGNORECASE)
_ENDINGS = (".scss", ".sass")
_MOST_FILES = 200
_MOST_CHARACTERS = 200_000
"""So much is read of each file."""


def near_name(message: str, line: str, column: int, content: str, folders: Iterable[Path]) -> str | None:
    """Where a name that is not defined is defined, else the most similar one; None for other messages.

    Args:
        message: that of the compiler.
        line: the line that it is about; the message, if that has the name.
        column: where in it the use begins, from 1.
        content: the style sheet that is compiled.
        folders: those with its partials.
    """
    found = _UNDEFINED.search(message)
    if found is None:
        return None
    used, defined, before = _KINDS[(found[1] or found[2]).lower()]
    name = used.search(line, max(column - 1, 0))
    if name is None:
        return None
    known = {each["name"]: "" for each in defined.finditer(content)}
    for path, text in _partials(folders):
        known |= {each["name"]: path for each in defined.finditer(text) if each["name"] not in known}
    if name["name"] in known:
        path = known[name["name"]]
        return f"{path} defines it, and has to be loaded before" if path else "define it before its use"
    return near_miss(name["name"], sorted(known), before)


def _partials(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The style sheets of folders: the path of each below its folder, and its text."""
    every = ((folder, path) for folder in folders for path in _sheets_below(folder))
    for folder, path in islice(every, _MOST_FILES):
        yield os.path.relpath(path, folder), text_or_empty(path, _MOST_CHARACTERS)


def _sheets_below(folder: Path) -> Iterator[str]:
    for root, _, files in os.walk(folder):
        yield from (os.path.join(root, file) for file in sorted(files) if file.endswith(_ENDINGS))
