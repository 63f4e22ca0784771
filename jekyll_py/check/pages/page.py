"""A built HTML page as a value: its elements as they are written, with their places, and what its markup breaks.

The tree is the one that the tags spell; nothing is repaired but what the HTML Standard lets an author leave out, such
as ``</p>`` and ``</li>``. `page_parser.parse` makes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from html import unescape
from typing import Self

from ...errors import SourcePosition
from ...lazy.tuples import NamedTuple
from .element import Element

IGNORED = ("data-check-ignore", "data-proofer-ignore")
"""The attributes that leave an element out; the second one is that of html-proofer and htmltest."""


class Text(NamedTuple):
    """The text between two tags."""

    at: int
    """Its offset in the page."""
    end: int
    """The offset behind it."""
    parent: Element | None
    """The element that it stands in."""


class Break(Enum):
    """The ways in which tags can break the tree."""

    UNCLOSED = "an element whose end tag is needed and missing"
    STRAY_END = "an end tag without an element that it could end"
    CLOSED_EARLY = "an element that another start tag has ended before its own end tag"
    UNFINISHED_TAG = "a tag that is never closed by >, or a quotation mark that is never closed"


class BrokenMarkup(NamedTuple):
    """One place where the tags of a page break its tree."""

    kind: Break
    name: str
    """The name of the tag."""
    at: int
    """The offset of the tag."""
    by: Element | None = None
    """The element that ended it, for `Break.CLOSED_EARLY`."""


class TextPosition(NamedTuple):
    """A position in a text, counted from 1."""

    line: int
    column: int

    @classmethod
    def at(cls, text: str, offset: int) -> Self:
        """The position of the character at an offset."""
        found = SourcePosition.at(text, offset)
        return cls(found.line, found.column)


class Page:
    """A page of a built site.

    Args:
        path: its file, relative to the folder of the site, with ``/``.
        text: what the file holds.
        elements: in the order of their start tags.
        texts: what stands between tags, comments left out.
        broken: where the tags break the tree.
        has_doctype: whether it begins as an HTML document.
    """

    def __init__(
        self,
        path: str,
        text: str,
        elements: Sequence[Element],
        texts: Sequence[Text],
        broken: Sequence[BrokenMarkup],
        *,
        has_doctype: bool,
    ) -> None:
        self.path = path
        self.text = text
        self.elements = elements
        self.texts = texts
        self.broken = broken
        self.has_doctype = has_doctype

    @cached_property
    def _lowered(self) -> str:
        return self.text.lower()

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Element]]:
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            found[element.name].append(element)
        return found

    def named(self, *names: str) -> Iterator[Element]:
        """The elements with one of these names, by name."""
        for name in names:
            yield from self._by_name.get(name, ())

    def having(self, attribute: str) -> Iterator[Element]:
        """The elements that have an attribute, in order."""
        if attribute not in self._lowered:
            return iter(())
        return (element for element in self.elements if attribute in element.raw.lower() and element.has(attribute))

    def text_of(self, element: Element) -> str:
        """The text in an element and those below it, with entities resolved and white space made single spaces."""
        parts = (self.text[text.at : text.end] for text in self.texts_in(element))
        return " ".join(unescape("".join(parts)).split())

    def texts_in(self, element: Element) -> Iterator[Text]:
        """The texts in an element and those below it."""
        first = bisect_right(self._text_starts, element.at)
        for text in self.texts[first:]:
            if text.at >= element.end:
                return
            yield text

    def content_of(self, element: Element) -> str:
        """The text of the page between the tags of an element, as it is written."""
        return self.text[element.content_at : element.end]

    def element_at(self, at: int) -> Element | None:
        """The innermost element that an offset lies in, its tag or its content; None for one outside of all."""
        found = self.elements[bisect_right(self._element_starts, at) - 1] if self.elements else None
        while found is not None and not found.at <= at < max(found.end, found.content_at):
            found = found.parent
        return found

    @cached_property
    def _element_starts(self) -> Sequence[int]:
        return [element.at for element in self.elements]

    @cached_property
    def _text_starts(self) -> Sequence[int]:
        return [text.at for text in self.texts]

    @cached_property
    def ids(self) -> Mapping[str, Element]:
        """The first element with each ``id``."""
        return dict(reversed([(element.get("id") or "", element) for element in self.having("id")]))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names that a fragment can have: each ``id``, and the ``name`` of an ``a`` (HTML Standard, 7.4.6.4)."""
        return frozenset(self.ids) | {element.get("name") or "" for element in self.named("a")} - {""}

    @cached_property
    def has_ignored(self) -> bool:
        """Whether an element may have an attribute that leaves it out."""
        return any(name in self.text for name in IGNORED)

    @cached_property
    def base(self) -> str:
        """The address that ``<base>`` gives relative addresses; empty without one."""
        return next((base.get("href") or "" for base in self.named("base") if base.has("href")), "")

    def place(self, at: int) -> TextPosition:
        """The line and the column of an offset."""
        line = bisect_right(self._line_starts, at)
        return TextPosition(line, at - self._line_starts[line - 1] + 1)

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]
