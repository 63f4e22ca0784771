"""HTML as libxml2 reads and writes it: what comes out of the gems that run a page through Nokogiri.

Its rules are those of HTML 4: which start tag closes which element, which elements have no end tag, where a line break
is put after a block, which characters of an address are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import name2codepoint
from html.parser import HTMLParser

from .html_rules import CLOSED_BY, PRIORITY, RAW, VOID

MAX_DEPTH = 200
"""How deep elements may nest; a deeper one is a sibling of those in it (libxml2 drops what lies deeper than 256)."""
_NAMES = "|".join(sorted({*name2codepoint, "apos"}))
_STRAY = re.compile(rf"(<!--.*?-->|<(?i:(script|style)\b.*?</\2\s*>))|&(?!(?:#\d+|#[xX][0-9a-fA-F]+|{_NAMES});)", re.S)
"""Comments, scripts and style sheets, and outside them each ``&`` that begins no entity of HTML 4."""


@dataclass(eq=False)
class Text:
    """Characters; in a script or style sheet they are written as they are."""

    text: str


@dataclass(eq=False)
class Markup:
    """A comment or processing instruction, as it is written."""

    text: str


@dataclass(eq=False)
class Element:
    """An element; the root of a fragment has no name."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Every element inside, in the order of their start tags."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    @property
    def classes(self) -> list[str]:
        """The names in the attribute ``class``."""
        return (self.attributes.get("class") or "").split()

    @property
    def text(self) -> str:
        """The characters in it."""
        return "".join(child.text for child in self.children if isinstance(child, Text | Element))


Node = Text | Markup | Element


def parse(html: str) -> Element:
    """A fragment; whatever stands in it, a tree comes out."""
    reader = _Reader()
    reader.feed(_STRAY.sub(lambda match: match[1] or "&amp;", html))
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def parse_endtag(self, i: int) -> int:
        """As libxml: without a name after it, ``</`` goes and the rest is text."""
        name = self.rawdata[i + 2 : i + 3]
        return super().parse_endtag(i) if name.isascii() and name.isalpha() else i + 2

    def parse_bogus_comment(self, i: int, report: bool = True) -> int:
        """As libxml: ``<!`` that begins nothing is text."""
        self.handle_data("<!")
        return i + 2

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            return
        while tag in CLOSED_BY.get(self._open[-1].name, ()):
            self._open.pop()
        element = Element(tag)
        for name, value in attrs if tag != "body" else ():
            element.attributes.setdefault(name, value)
        self._open[-1].children.append(element)
        if tag not in VOID and len(self._open) < MAX_DEPTH:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        last = self._open[-1]
        if last.name == tag and not last.children and len(self._open) > 1:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            name = self._open[depth].name
            if name == tag:
                del self._open[depth:]
                return
            if PRIORITY.get(name, 100) > PRIORITY.get(tag, 100):
                return

    def handle_data(self, data: str) -> None:
        siblings = self._open[-1].children
        if siblings and isinstance(siblings[-1], Text):
            siblings[-1].text += data
        else:
            siblings.append(Text(data))

    def handle_comment(self, data: str) -> None:
        self._open[-1].children.append(Markup(f"<!--{data}-->"))

    def handle_pi(self, data: str) -> None:
        self._open[-1].children.append(Markup(f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.handle_data(f"<![{unescape(data)}]]>")


def texts(element: Element, ignored: frozenset[str]) -> Iterator[tuple[Element, Text]]:
    """Every text with its parent, but for those in elements of the ignored names."""
    for child in list(element.children):
        if isinstance(child, Text) and element.name not in RAW:
            yield element, child
        elif isinstance(child, Element) and child.name not in ignored:
            yield from texts(child, ignored)


def replace(parent: Element, text: Text, html: str) -> None:
    """Put the nodes of a piece of HTML into the place of a text."""
    place = parent.children.index(text)
    parent.children[place : place + 1] = parse(html).children
