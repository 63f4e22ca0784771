"""Abbreviations in text: every ``HTML`` of a document that defines ``*[HTML]``, as whole words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from ...lazy.patterns import lazy_pattern
from ...reference import Version
from ..patterns import W

LONGEST = 1000
"""Characters; a longer abbreviation is not looked for."""
_WORD = lazy_pattern(W)
_SPACE = r" \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES = lazy_pattern(rf"[{_SPACE}]+")
_SPACES_OR_CHAR = lazy_pattern(rf"[{_SPACE}]+|.", re.DOTALL)


class Abbreviations:
    """Finds a document's abbreviations in text.

    Since kramdown 2.5 any white space in the text stands for a space in an abbreviation.

    Args:
        names: of the abbreviations, as they are defined.
        version: of kramdown.
    """

    def __init__(self, names: Collection[str], version: Version) -> None:
        self._any_space = version >= (2, 5) and any(" " in name for name in names)
        self._defined = {self._spelt(name): name for name in names if len(name) <= LONGEST}
        """The names as defined, by their spelling in `_names`."""
        self._names = sorted(self._defined)
        self._lengths: list[list[int]] = []
        """For each name, the lengths of those it begins with, its own included."""
        begun: list[str] = []
        for name in self._names:
            while begun and not name.startswith(begun[-1]):
                begun.pop()
            begun.append(name)
            self._lengths.append([len(beginning) for beginning in begun])
        firsts = "".join(sorted({re.escape(name[0]) for name in self._names}))
        self._begin = lazy_pattern(rf"(?:^|(?<=[^A-Za-z0-9_]))[{firsts}]" if firsts else "(?!)", re.MULTILINE)

    def _spelt(self, text: str) -> str:
        return _SPACES.sub(" ", text) if self._any_space else text

    def split(self, text: str) -> list[tuple[str, str | None]]:
        """The text in pieces, each with the name of the abbreviation that it is; only whole words are."""
        spelt = self._spelt(text)
        places: Sequence[int] = range(len(text) + 1)
        if len(spelt) < len(text):
            places = [*(found.start() for found in _SPACES_OR_CHAR.finditer(text)), len(text)]
        pieces: list[tuple[str, str | None]] = []
        after = 0
        for start, end in self._found(spelt):
            pieces.append((text[places[after] : places[start]], None))
            pieces.append((text[places[start] : places[end]], self._defined[spelt[start:end]]))
            after = end
        return [*pieces, (text[places[after] :], None)]

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where abbreviations begin and end."""
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
            position = after = at + lengths[-1]
            yield at, position

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
