"""Abbreviations in text: every ``HTML`` of a document that defines ``*[HTML]``, as whole words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from .patterns import W

LONGEST = 1000
"""Characters; a longer abbreviation is not looked for."""
_WORD = re.compile(W)


class Abbreviations:
    """Finds a document's abbreviations in text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(name for name in names if len(name) <= LONGEST)
        self._lengths: list[list[int]] = []
        """For each name, the lengths of those it begins with, its own included."""
        begun: list[str] = []
        for name in self._names:
            while begun and not name.startswith(begun[-1]):
                begun.pop()
            begun.append(name)
            self._lengths.append([len(beginning) for beginning in begun])
        firsts = "".join(sorted({re.escape(name[0]) for name in self._names}))
        self._begin = re.compile(rf"(?:^|(?<=[^A-Za-z0-9_]))[{firsts}]" if firsts else "(?!)", re.MULTILINE)

    def split(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is an abbreviation; only whole words are."""
        pieces: list[tuple[str, bool]] = []
        position = after = 0
        while found := self._begin.search(text, after):
            at = found.start()
            after = at + 1
            lengths = self._at(text, at)
            if not any(_ends_word(text, at + length) for length in lengths) or not _begins_word(text, at, position):
                continue
            # kramdown then takes the longest, even if that is no whole word, and one that begins with the space before
            if at > position and (before := self._at(text, at - 1)):
                at, lengths = at - 1, before
            after = at + lengths[-1]
            pieces += [(text[position:at], False), (text[at:after], True)]
            position = after
        return [*pieces, (text[position:], False)]

    def _at(self, text: str, at: int) -> list[int]:
        """The lengths of the names that begin at a place, the longest last."""
        number = bisect_right(self._names, text[at : at + LONGEST]) - 1
        if number < 0:
            return []
        name, lengths = self._names[number], self._lengths[number]
        if not text.startswith(name, at):
            lengths = lengths[: bisect_left(lengths, True, key=lambda end: not text.startswith(name[:end], at))]
        return lengths


def _begins_word(text: str, at: int, position: int) -> bool:
    return at > position or at == 0 or text[at - 1] == "\n"


def _ends_word(text: str, end: int) -> bool:
    return not _WORD.match(text, end)
