"""HTML as libxml2 reads and writes it, which the gems use that run a page through Nokogiri.

Its rules are those of HTML 4: which start tag closes which element, which elements have no end tag, where a line break
is put after a block, which characters of an address are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .rules import CLOSED_BY, FRAMES, IN_HEAD, PRIORITY, VOID
from .tokens import Doctype, EndTag, Markup, StartTag, tokens

MAX_DEPTH = 200
"""The greatest depth of nested elements; deeper ones become siblings (libxml2 drops those deeper than 256)."""

_BLANKS = " \t\n\r"
_WITHOUT_TEXT = ("", "html", "head")
_BODY = re.compile(r"^[^\S\n]*<body", re.IGNORECASE | re.MULTILINE)
"""A fragment with it keeps its body as an element."""


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


@dataclass(eq=False)
class Document:
    """A whole document; the root, which has no name, holds what it consists of."""

    root: Element
    doctype: Doctype | None

    @property
    def body(self) -> Element | None:
        """The first element ``body``."""
        return next(elements(self.root, "body"), None)

    @property
    def head(self) -> Element | None:
        """The first element ``head``."""
        return next(elements(self.root, "head"), None)


def parse(html: str) -> Element:
    """The tree of a fragment, in an element without a name. Any text has one.

    As with Nokogiri, it is read as the body of a document: what follows ``</body>`` is lost.
    """
    builder = _Builder()
    html_element = builder.begin(Element("html"))
    builder.begin(Element("body"))
    builder.read(html)
    bodies = [child for child in html_element.children if isinstance(child, Element) and child.name == "body"]
    if _BODY.search(html):
        return Element("", children=[*bodies])
    children = [child for body in bodies for child in body.children]
    for child in children:
        if isinstance(child, Element):
            _move_prefixed(child.attributes)
    return Element("", children=children)


def parse_document(html: str) -> Document:
    """The tree of a document, with the elements that HTML 4 implies. Any text has one."""
    builder = _Builder()
    builder.read(html)
    return Document(builder.root, builder.doctype)


def elements(element: Element, *names: str) -> Iterator[Element]:
    """The elements of some names within another, in the order of their start tags."""
    for child in element.children:
        if isinstance(child, Element):
            if child.name in names:
                yield child
            yield from elements(child, *names)


def _move_prefixed(attributes: dict[str, str | None]) -> None:
    """Put attributes such as ``xml:lang`` last: Nokogiri sets them anew on each element at the top of a fragment."""
    for name in [name for name in attributes if ":" in name]:
        attributes[name] = attributes.pop(name) or ""


class _Builder:
    """Builds the tree.

    Attributes:
        root: the tree.
        doctype: the first document type declaration.
    """

    def __init__(self) -> None:
        self.root = Element("")
        self.doctype: Doctype | None = None
        self._open = [self.root]
        self._texts: list[str] = []
        """The parts of the text that is being read."""
        self._begun: set[str] = set()
        """The names of all elements so far."""
        self._misplaced = 0
        """The number of start tags of ``html``, ``head`` or ``body`` that were left out; as many end tags are."""

    def read(self, html: str) -> None:
        """Add all that some HTML holds."""
        for token in tokens(html if self.root.children else html.lstrip(_BLANKS)):
            match token:
                case StartTag():
                    self._start(token)
                case EndTag():
                    self._end(token.name)
                case Markup():
                    self._add(token)
                case Doctype():
                    self.doctype = self.doctype or token
                case text:
                    self._text(text)
        self._end_text()

    def begin(self, element: Element) -> Element:
        """Put an element behind the last node and what follows into it."""
        self._end_text()
        self._parent.children.append(element)
        self._begun.add(element.name)
        self._open.append(element)
        return element

    @property
    def _parent(self) -> Element:
        """The element into which the next one goes: after the end of the root of a document, often this root."""
        first = next(iter(self.root.children), None) if len(self._open) == 1 and self.doctype is None else None
        return first if isinstance(first, Element) else self._open[-1]

    def _add(self, node: Node) -> None:
        self._end_text()
        self._open[-1].children.append(node)

    def _text(self, text: str) -> None:
        """Add characters; where there is no element that holds text, they begin a paragraph, or are lost when blank."""
        if self._open[-1].name in _WITHOUT_TEXT:
            if text.strip(_BLANKS):
                self._close_for("p")
                self._imply("p")
                self.begin(Element("p"))
            elif len(self._open) == 1:
                return
        self._texts.append(text)

    def _end_text(self) -> None:
        """Put the text read so far behind the last node, if there is any."""
        if self._texts:
            self._open[-1].children.append(Text("".join(self._texts)))
            self._texts.clear()

    def _start(self, tag: StartTag) -> None:
        """Begin an element, after the end of the open elements that its start tag closes."""
        self._close_for(tag.name)
        self._imply(tag.name)
        if self._is_misplaced(tag.name):
            self._misplaced += 1
            return
        element = self.begin(Element(tag.name, tag.attributes))
        if tag.name in VOID or tag.is_closed or len(self._open) > MAX_DEPTH:
            self._open.remove(element)

    def _close_for(self, name: str) -> None:
        self._end_text()
        while name in CLOSED_BY.get(self._open[-1].name, ()):
            self._open.pop()

    def _is_misplaced(self, name: str) -> bool:
        return (
            (name == "html" and len(self._open) > 1)
            or (name == "head" and len(self._open) != 2)
            or (name == "body" and any(opened.name == "body" for opened in self._open))
        )

    def _imply(self, name: str) -> None:
        """Begin the elements that HTML 4 implies before one of a name (``htmlCheckImplied``)."""
        if name == "html":
            return
        if len(self._open) == 1:
            self.begin(Element("html"))
        if name in ("head", "body"):
            return
        if len(self._open) == 2 and name in IN_HEAD:
            if self._begun.isdisjoint(("head", "body")):
                self.begin(Element("head"))
        elif name not in FRAMES and "body" not in self._begun and all(opened.name != "head" for opened in self._open):
            self.begin(Element("body"))

    def _end(self, name: str) -> None:
        """End the innermost element of a name, and those within it."""
        if self._misplaced and name in ("html", "head", "body"):
            self._misplaced -= 1
            return
        for depth in range(len(self._open) - 1, 0, -1):
            opened = self._open[depth].name
            if opened == name:
                self._end_text()
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
