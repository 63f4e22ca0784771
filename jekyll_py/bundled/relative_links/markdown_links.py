"""Links and link definitions in Markdown, as jekyll-relative-links finds them.

The gem's ``LINK_REGEX`` takes time that grows with the cube of a text of unclosed links; here each part is looked for
by itself, and once. Version 0.7 came with titles, 0.8 with links around images.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...plugins.internals import lazy_pattern
from ...reference import Version
from .labels import DESTINATION, Labels
from .titles import NOWHERE, Titles

_TITLES, _IMAGES = (0, 7), (0, 8)
_DEFINITION = lazy_pattern(r"^[^\S\n]*+(?P<link>\[(?P<label>.*?)\]: )(?=.)", re.M)
_IMAGE = lazy_pattern(r"!\[[^\]]*\](?:\([^)]*\))?")
_BLANK_LINE = lazy_pattern(r"[^\S\n]*+(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """A link ``[label](target#fragment "title")``, or a definition ``[label]: target#fragment "title"``.

    Attributes:
        start, end: the part of the text it is; that of a definition begins with the blank lines before it.
        title: with the spaces before it and its quotes.
    """

    start: int
    end: int
    is_definition: bool
    label: str
    target: str
    fragment: str
    title: str


def links(text: str, version: Version) -> Iterator[MarkdownLink]:
    """The links of a text in their order. A link within another one is a part of it.

    Args:
        text: Markdown.
        version: the version of the gem to follow.
    """
    kinds: tuple[_Inline | _Definitions, ...] = (_Inline(text, version), _Definitions(text, version))
    following = [kind.after(0) for kind in kinds]
    while found := [link for link in following if link]:
        first = min(found, key=lambda link: link.start)
        yield first
        following = [
            kind.after(first.end) if link and link.start < first.end else link
            for kind, link in zip(kinds, following, strict=True)
        ]


class _Inline:
    """Links within a text."""

    is_definition = False

    def __init__(self, text: str, version: Version) -> None:
        self.text = text
        self.titles = Titles(text if version >= _TITLES else "", lambda place: text.startswith(")", place))
        self._floor = 0
        self._labels = Labels(text) if version >= _IMAGES else None

    def after(self, place: int) -> MarkdownLink | None:
        """The first that begins at a place or later; places only grow."""
        text, self._floor = self.text, max(place, self._floor)
        while found := DESTINATION.search(text, self._floor):
            label_end = found.start()
            if text.find(")", found.end()) < 0:
                return None
            line = text.rfind("\n", self._floor, label_end) + 1 if self._labels is None else 0
            start = text.find("[", max(self._floor, line), label_end)
            while start >= 0:
                end = label_end if self._labels is None else self._labels.end(start, label_end)
                if end is not None:
                    return _link(self, start, text[start + 1 : end], end + 2)
                start = text.find("[", start + 1, label_end)
            self._floor = found.end()
        return None

    def ending(self, place: int, limit: int) -> int:
        """The end of a target or fragment without a title, at a place or later."""
        end = self.text.find(")", place, limit)
        return end if end >= 0 else NOWHERE

    def end(self, place: int) -> int:
        """The end of the link whose parts end at a place."""
        return place + 1


class _Definitions:
    """Definitions of links."""

    is_definition = True

    def __init__(self, text: str, version: Version) -> None:
        self.text = text
        has_titles, self._has_images = version >= _TITLES, version >= _IMAGES
        self.titles = Titles(text if has_titles else "", lambda place: _BLANK_LINE.match(text, place) is not None)

    def after(self, place: int) -> MarkdownLink | None:
        """The first that begins at a place or later."""
        found = _DEFINITION.search(self.text, place)
        while found and self._has_images and "](" in _IMAGE.sub("", found["label"]):
            found = _DEFINITION.search(self.text, found.end())
        if found is None:
            return None
        before = place + len(self.text[place : found.start()].rstrip())
        begins_line = not before or self.text[before - 1] == "\n"
        start = before if begins_line else self.text.index("\n", before) + 1
        return _link(self, start, found["label"], found.end())

    def ending(self, place: int, limit: int) -> int:
        """The end of a target or fragment without a title, before the spaces at the end of the line."""
        end = self.end(place)
        return place + len(self.text[place:end].rstrip())

    def end(self, place: int) -> int:
        """The end of the line."""
        end = self.text.find("\n", place)
        return end if end >= 0 else len(self.text)


def _link(kind: _Inline | _Definitions, start: int, label: str, target: int) -> MarkdownLink:
    """The link whose target begins at a place; its parts are as short as may be."""
    stop, title_end = _shortest(kind, target + 1, len(kind.text))
    fragment = stop
    for place, line_end in _hashes(kind.text, target + 1, stop):
        end, ends = _shortest(kind, place + 2, line_end)
        if end <= line_end:
            stop, fragment, title_end = place, end, ends
            break
    text = kind.text
    return MarkdownLink(
        start,
        kind.end(title_end),
        kind.is_definition,
        label,
        text[target:stop],
        text[stop:fragment],
        text[fragment:title_end],
    )


def _shortest(kind: _Inline | _Definitions, place: int, limit: int) -> tuple[int, int]:
    """The end of a part, at a place or later, and the end of the title that follows it."""
    plain, title = kind.ending(place, limit), kind.titles.first(place)
    return title if title[0] <= plain else (plain, plain)


def _hashes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first ``#`` of each line between two places, with the end of the line."""
    while (place := text.find("#", start, end)) >= 0:
        line_end = text.find("\n", place)
        start = line_end = line_end if line_end >= 0 else len(text)
        yield place, line_end
