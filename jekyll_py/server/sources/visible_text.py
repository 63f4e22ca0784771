"""The text of a page without its markup and white space, and the marks in it."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from ...lazy.tuples import NamedTuple

_HIDDEN = frozenset({"script", "style", "noscript", "template", "title"})
"""Elements whose text is not part of that of a page, as for `textNodes` in ``client/cursor.js``."""
_CONTEXTS = ((24, 24), (24, 0), (0, 24), (8, 8), (8, 0), (0, 8), (3, 3), (1, 1))
"""The characters before and after a place by which it is looked for, one pair after the other."""


class VisibleText(NamedTuple):
    """The text of a page."""

    text: str
    """Without white space and without marks."""
    marks: Mapping[int, int]
    """By position in the text: the mark there."""

    def position_of(self, before: str, after: str, index: int) -> int | None:
        """The position whose surroundings are most alike; of several the one nearest to an index.

        Args:
            before: the text before the position.
            after: the text after it.
            index: the position in a text that may differ.
        """
        for most_before, most_after in _CONTEXTS:
            head, tail = before[-most_before:] if most_before else "", after[:most_after]
            found = list(self._occurrences(head, tail))
            if (head or tail) and found:
                return max(found, key=lambda each: (self._likeness(each, before, after), -abs(each - index)))
        return None

    def _occurrences(self, head: str, tail: str) -> list[int]:
        found, position = [], self.text.find(head + tail)
        while position >= 0:
            found.append(position + len(head))
            position = self.text.find(head + tail, position + 1)
        return found

    def _likeness(self, position: int, before: str, after: str) -> int:
        """The number of characters around a position that are the same."""
        own_before = self.text[max(position - len(before), 0) : position]
        own_after = self.text[position : position + len(after)]
        return _common(own_before[::-1], before[::-1]) + _common(own_after, after)


def visible_text(html: str, marks: range) -> VisibleText:
    """The text of a page.

    Args:
        html: the page.
        marks: the characters that are marks.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    text: list[str] = []
    found: dict[int, int] = {}
    for character in "".join("".join(parser.texts).split()):
        if ord(character) in marks:
            found[len(text)] = ord(character)
        else:
            text.append(character)
    return VisibleText("".join(text), found)


def _common(one: str, other: str) -> int:
    """The length of what two texts have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (here, there) in pairs if here != there), min(len(one), len(other)))


class _Parser(HTMLParser):
    """Collects the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note the beginning of an element that is not seen."""
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        """Note its end."""
        self._hidden -= tag in _HIDDEN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self._hidden:
            self.texts.append(data)
