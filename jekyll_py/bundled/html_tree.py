"""HTML as libxml2 reads and writes it, which the gems use that run a page through Nokogiri.

Its rules are those of HTML 4: which start tag closes which element, which elements have no end tag, where a line break
is put after a block, which characters of an address are escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .html_rules import CLOSED_BY, PRIORITY, VOID
from .html_tokens import EndTag, Markup, StartTag, tokens

MAX_DEPTH = 200
"""The greatest depth of nested elements; deeper ones become siblings (libxml2 drops those deeper than 256)."""


@dataclass(eq=False)
class Text:
    """Characters; in a script or style sheet they are written as they are."""

    text: str


@dataclass(eq=False)
class Element:
    """An element; the root of a fragment has no name."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

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
    """The tree of a fragment. Any text has one."""
    builder = _Builder()
    for token in tokens(html):
        match token:
            case StartTag():
                builder.start(token)
            case EndTag():
                builder.end(token.name)
            case Markup():
                builder.add(token)
            case text:
                builder.texts.append(text)
    builder.end_text()
    for child in builder.root.children:
        if isinstance(child, Element):
            _move_prefixed(child.attributes)
    return builder.root


def _move_prefixed(attributes: dict[str, str | None]) -> None:
    """Put attributes such as ``xml:lang`` last: Nokogiri sets them anew on each element at the top of a fragment."""
    for name in [name for name in attributes if ":" in name]:
        attributes[name] = attributes.pop(name) or ""


class _Builder:
    """Builds the tree.

    Attributes:
        root: the tree.
        texts: the parts of the text that is being read.
    """

    def __init__(self) -> None:
        self.root = Element("")
        self.texts: list[str] = []
        self._open = [self.root]

    def add(self, node: Node) -> None:
        """Put a node behind the last one."""
        self.end_text()
        self._open[-1].children.append(node)

    def end_text(self) -> None:
        """Put the text read so far behind the last node, if there is any."""
        if self.texts:
            self._open[-1].children.append(Text("".join(self.texts)))
            self.texts.clear()

    def start(self, tag: StartTag) -> None:
        """Begin an element, and end those that it closes."""
        if tag.name == "html":
            return
        self.end_text()
        while tag.name in CLOSED_BY.get(self._open[-1].name, ()):
            self._open.pop()
        element = Element(tag.name, {} if tag.name == "body" else tag.attributes)
        self.add(element)
        if tag.name not in VOID and not tag.is_closed and len(self._open) < MAX_DEPTH:
            self._open.append(element)

    def end(self, name: str) -> None:
        """End the innermost element of a name, and those within it."""
        for depth in range(len(self._open) - 1, 0, -1):
            opened = self._open[depth].name
            if opened == name:
                self.end_text()
                del self._open[depth:]
                return
            if PRIORITY.get(opened, 100) > PRIORITY.get(name, 100):
                return


def change_texts(element: Element, ignored: frozenset[str], change: Callable[[str], str | None]) -> None:
    """Put HTML into the place of texts, but for those in elements of the ignored names.

    Args:
        element: the element with the texts.
        ignored: names of elements.
        change: gets a text and returns HTML, None for a text that stays.
    """
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and child.name not in ignored:
            change_texts(child, ignored, change)
        html = change(child.text) if isinstance(child, Text) else None
        children += [child] if html is None else parse(html).children
    element.children = children
