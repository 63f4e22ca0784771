"""Abbreviations: ``*[HTML]: HyperText Markup Language`` marks every later and earlier ``HTML`` in text."""

from __future__ import annotations

import re
from re import Match

from .block import BlockParser
from .definitions import Token
from .patterns import OPT_SPACE, STRIP
from .state import BlockState

DEFINITION = rf"{OPT_SPACE}\*\[(.+?)\]:(.*)\n"


def parse_abbreviation_definition(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """Keep an abbreviation; nothing is written for it."""
    definitions = state.document.definitions
    if m[1] in definitions.abbreviations:
        state.warn(f"Duplicate abbreviation ID '{m[1]}' on line {{line}} - overwriting")
    marker: Token = {"type": "eob", "kind": "abbrev_def"}
    state.add(marker)
    definitions.abbreviations[m[1]] = m[2].strip(STRIP)
    definitions.abbreviation_markers[m[1]] = marker
    return m.end()


class Abbreviations:
    """Finds a document's abbreviations in text."""

    def __init__(self, names: list[str]) -> None:
        union = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        self._any = re.compile(union)
        self._bounded = re.compile(rf"(?=(?:[^A-Za-z0-9_]|^)(?:{union})(?![A-Za-z0-9_]))", re.MULTILINE)

    def split(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is an abbreviation; only whole words are."""
        if not self._any.search(text):
            return [(text, False)]
        pieces: list[tuple[str, bool]] = []
        position = 0
        while found := self._bounded.search(text, position):
            at = found.start()
            name = self._any.match(text, at)
            if name is None:
                at += 1
                name = self._any.match(text, at)
            if name is None:
                break
            pieces += [(text[position:at], False), (name[0], True)]
            position = name.end()
        return [*pieces, (text[position:], False)]
