"""Filters that do not exist, which Liquid leaves out without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from .bounds import MOST_OF_A_KIND
from .slips import is_one_slip
from .verbatim import without_verbatim

_MARKUP = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TEXT = lazy_pattern(r"\"[^\"]*\"|'[^']*'")
_FILTER = lazy_pattern(r"\|\s*(?P<name>[a-zA-Z_]\w*)")
_INSTEAD = {
    "lower": "write downcase",
    "lowercase": "write downcase",
    "upper": "write upcase",
    "uppercase": "write upcase",
    "length": "write size",
    "trim": "write strip",
    "trim_left": "write lstrip",
    "safe": "leave it out: Liquid escapes no output",
    "tojson": "write jsonify",
    "to_json": "write jsonify",
}
"""Filters of other template languages, and what stands for them here."""
_LEAST = 4
"""Shorter names are one letter away from many others."""


def misspelt_filters(source: str, path: str, first_line: int, known: Collection[str]) -> Iterator[JekyllError]:
    """The errors about unknown filters that are a slip of one letter, or the name that another template language has.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
        known: the names of the filters.
    """
    has_filters = "|" in source and ("{{" in source or "{%" in source)
    named = {found["name"] for found in _FILTER.finditer(source)} if has_filters else set()
    meant = {name: hint for name in named if name not in known and (hint := _hint(name, known)) is not None}
    if not meant:
        return
    yield from islice(_found(source, path, first_line, meant), MOST_OF_A_KIND)


def _found(source: str, path: str, first_line: int, meant: Mapping[str, str]) -> Iterator[JekyllError]:
    for markup in _MARKUP.finditer(without_verbatim(source)):
        text = _TEXT.sub(lambda found: "_" * len(found[0]), markup[0])
        for found in _FILTER.finditer(text):
            if found["name"] in meant:
                at = markup.start() + found.start("name")
                yield _error(source, at, found["name"], meant[found["name"]], path, first_line)


def _hint(name: str, known: Collection[str]) -> str | None:
    if name in _INSTEAD:
        return _INSTEAD[name]
    if len(name) < _LEAST:
        return None
    meant = next((each for each in sorted(known) if is_one_slip(name, each)), None)
    return None if meant is None else f"did you mean {meant}?"


def _error(source: str, at: int, name: str, hint: str, path: str, first_line: int) -> JekyllError:
    message = f"there is no filter {name}, so that the value stays as it is"
    return JekyllError.at(SourcePosition.at(source, at, first_line), message, path=path, hint=hint)
