"""The titles of links in Markdown, as jekyll-relative-links finds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from ...plugins.internals import lazy_pattern

_SPACES_AND_QUOTE = lazy_pattern(r'(?<!\s)\s++"')
_CLOSING = lazy_pattern(r"""(?<!\\)["']""")

NOWHERE = 1 << 62
"""The place of what a text has not."""


class Titles:
    """The titles of a text after which a link may end.

    A title ends with the next ``"`` or else, as in the gem, with the next ``'``.
    """

    def __init__(self, text: str, may_end: Callable[[int], bool]) -> None:
        self._starts: list[int] = []
        self._quotes: list[int] = []
        self._ends: list[int] = []
        may_end = cache(may_end)  # many titles have one end
        closing = [match.start() for match in _CLOSING.finditer(text)]
        following = _following(text, closing)
        for match in _SPACES_AND_QUOTE.finditer(text):
            ends = following[bisect_left(closing, match.end())]
            end = next((end + 1 for end in ends if end < len(text) and may_end(end + 1)), None)
            if end is not None:
                self._starts.append(match.start())
                self._quotes.append(match.end() - 1)
                self._ends.append(end)

    def first(self, place: int) -> tuple[int, int]:
        """The beginning and the end of the first title whose quote follows a space at a place or later."""
        at = bisect_left(self._quotes, place + 1)
        return (max(self._starts[at], place), self._ends[at]) if at < len(self._quotes) else (NOWHERE, NOWHERE)


def _following(text: str, closing: list[int]) -> list[tuple[int, int]]:
    """For each closing quote, and for the end, the places of the next ``"`` and the next ``'`` after it."""
    double = single = NOWHERE
    found = [(double, single)]
    for place in reversed(closing):
        double, single = (place, single) if text[place] == '"' else (double, place)
        found.append((double, single))
    return found[::-1]
