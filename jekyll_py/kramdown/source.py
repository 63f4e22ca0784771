"""Where in a document something stands, and searches that stay linear."""

from __future__ import annotations

import re
from bisect import bisect_left

Place = tuple["Source", int]
"""A position in a text that may itself be part of another; its line is only counted when asked for."""


class Source:
    """A text, and where in the document it begins (None for the document itself)."""

    __slots__ = ("_line_feeds", "origin", "text")

    def __init__(self, text: str, origin: Place | None) -> None:
        self.text = text
        self.origin = origin
        self._line_feeds: list[int] | None = None

    def line_feeds_before(self, position: int) -> int:
        """How many line feeds stand before a position."""
        if self._line_feeds is None:
            self._line_feeds = [found.start() for found in _LINE_FEED.finditer(self.text)]
        return bisect_left(self._line_feeds, position)


_LINE_FEED = re.compile("\n")


def line_number(place: Place) -> int:
    """The line of the document a place is on, counted from 1."""
    line, (source, position) = 1, place
    while True:
        line += source.line_feeds_before(position)
        if source.origin is None:
            return line
        source, position = source.origin


class Searching:
    """A state with a text to search in."""

    src: str
    absent: dict[str, int]
    """What was nowhere to be found, and from where on."""

    def seek(self, text: str, start: int) -> int:
        """``src.find``, remembering what is nowhere after here, so that repeated vain searches stay linear."""
        if start >= self.absent.get(text, start + 1):
            return -1
        at = self.src.find(text, start)
        if at < 0:
            self.absent[text] = start
        return at
