"""Where in a document something stands."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

Place = tuple["SourceText", int]
"""A position in a text that may itself be part of another; its line is only counted when asked for."""


class SourceText:
    """A text, and where in the document it begins (None for the document itself)."""

    __slots__ = ("_line_starts", "origin", "text")

    def __init__(self, text: str, origin: Place | None) -> None:
        self.text = text
        self.origin = origin
        self._line_starts: list[int] | None = None

    def line_feeds_before(self, position: int) -> int:
        """The number of line feeds before a position."""
        if self._line_starts is None:
            self._line_starts = [*accumulate(map((1).__add__, map(len, self.text.split("\n"))))]
        return bisect_right(self._line_starts, position)


def line_number(place: Place) -> int:
    """The line of the document a place is on, counted from 1."""
    line, (source, position) = 1, place
    while True:
        line += source.line_feeds_before(position)
        if source.origin is None:
            return line
        source, position = source.origin
