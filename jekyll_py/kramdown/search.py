"""Searches in one text that stay linear together, however often they are repeated.

An opener without an end makes a parser look for the end from there, and so does the next one. Each kind of search is
therefore remembered: a find with its last answer, which holds up to the place it found, and ends that are told apart by
name or length in an index made in one pass.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from re import Match, Pattern
from typing import Any

WASTE = 30_000
WASTE_FACTOR = 8
"""Characters read for what turned out not to close, per text and per character: then openers are text.

kramdown reads on without bound, which takes exponential time on crafted input.
"""


Closer = tuple[int, int, int]
"""Start, end and length of what can end a construct; it closes openers that are not longer."""
Closers = Callable[[str], Iterable[tuple[str, Closer]]]
"""Gives all closers in a text, in order, by kinds: the name of a tag, the character of a fence."""
_NO_ANSWER = (0, -2, None)


class Searches:
    """Remembered searches in one text: one repeated from a later position costs nothing until it passes its match."""

    __slots__ = ("_answers", "_indexes", "src")

    def __init__(self, src: str) -> None:
        self.src = src
        self._answers: dict[str | Pattern[str], tuple[int, int, Match[str] | None]] = {}
        """For each text or pattern searched for: the position searched from, the position found, and the match."""
        self._indexes: dict[Pattern[str] | Closers, Any] = {}

    def find(self, text: str, start: int) -> int:
        """``src.find``."""
        since, at, _ = self._answers.get(text, _NO_ANSWER)
        if since <= start and (start <= at or at == -1):
            return at
        at = self.src.find(text, start)
        self._answers[text] = start, at, None
        return at

    def search(self, pattern: Pattern[str], start: int) -> Match[str] | None:
        """``pattern.search``."""
        since, at, found = self._answers.get(pattern, _NO_ANSWER)
        if since <= start and (start <= at or at == -1):
            return found
        found = pattern.search(self.src, start)
        self._answers[pattern] = start, found.start() if found else -1, found
        return found

    def last(self, pattern: Pattern[str], start: int, end: int) -> int:
        """The place of the last match that begins between ``start`` and ``end``; -1 without one."""
        places: list[int] | None = self._indexes.get(pattern)
        if places is None:
            places = self._indexes[pattern] = [found.start() for found in pattern.finditer(self.src)]
        at = bisect_left(places, end) - 1
        return places[at] if at >= 0 and places[at] >= start else -1

    def closer(self, closers: Closers, kind: str, start: int, length: int = 0) -> Closer | None:
        """The first closer of a kind and at least of a length, at ``start`` or after."""
        kinds: dict[str, _Index] | None = self._indexes.get(closers)
        if kinds is None:
            kinds = self._indexes[closers] = _by_kind(closers(self.src))
        index = kinds.get(kind)
        return index.first(start, length) if index is not None else None

    def knows(self, closers: Closers) -> bool:
        """Whether such closers have been looked for."""
        return closers in self._indexes


class _Index:
    """The closers of one kind, in order."""

    __slots__ = ("_longest", "closers")

    def __init__(self) -> None:
        self.closers: list[Closer] = []
        self._longest: list[int] = []
        """The length of the longest closer from each one on."""

    def first(self, start: int, length: int) -> Closer | None:
        closers = self.closers
        at = bisect_left(closers, (start, 0, 0))
        if at < len(closers) and closers[at][2] < length:
            if not self._longest:
                self._longest = [*accumulate((closer[2] for closer in reversed(closers)), max)][::-1]
            if self._longest[at] < length:
                return None
            while closers[at][2] < length:  # what is passed over stands inside what is closed
                at += 1
        return closers[at] if at < len(closers) else None


def _by_kind(closers: Iterable[tuple[str, Closer]]) -> dict[str, _Index]:
    kinds: dict[str, _Index] = {}
    for kind, closer in closers:
        index = kinds.get(kind)
        if index is None:
            index = kinds[kind] = _Index()
        index.closers.append(closer)
    return kinds


class Searching:
    """A state with a text to search in."""

    src: str
    waste: int
    """Characters read in vain, or for what has not closed yet."""
    _searches: Searches | None

    @property
    def searches(self) -> Searches:
        """The remembered searches in the text."""
        if self._searches is None:
            self._searches = Searches(self.src)
        return self._searches

    def exhausted(self) -> bool:
        """Whether too much of the text has been read in vain."""
        return self.waste > WASTE and self.waste > WASTE + WASTE_FACTOR * len(self.src)
