"""Rows from HTML and back, by the rules of libxml2."""

from __future__ import annotations

from collections.abc import Iterable

from ...html4.tokens import Doctype, Markup
from ...html4.tree import Document, Element, Node, Text, parse, parse_document
from ...html4.writer import write_document, write_node
from .rows import CDATA, COMMENT, DOCTYPE, END, INSTRUCTION, Rows


def read_document(html: str) -> Rows:
    """The nodes of a document."""
    found = parse_document(html)
    doctype = found.doctype
    first = [] if doctype is None else [[DOCTYPE, doctype.name, doctype.public, doctype.system]]
    return [*first, *_rows(found.root.children)]


def read_fragment(html: str) -> Rows:
    """The nodes of a fragment."""
    return _rows(parse(html).children)


def write_one(rows: Rows, parent: str, *, is_followed: bool, older: bool) -> str:
    """A node as HTML.

    Args:
        rows: the node.
        parent: the name of the element that holds it: a script's text is no markup.
        is_followed: whether another node that is no text stands behind it.
        older: whether addresses are escaped as by libxml2 2.9.
    """
    (node,), _ = _nodes(rows)
    return write_node(node, Element(parent), Element("") if is_followed else None, older=older)


def write_whole(rows: Rows, *, older: bool) -> str:
    """A document as HTML."""
    nodes, doctype = _nodes(rows)
    return write_document(Document(Element("", children=nodes), doctype), older=older)


def _rows(nodes: Iterable[Node]) -> Rows:
    rows: Rows = []
    waiting: list[Node | None] = [*reversed([*nodes])]  # None ends an element
    while waiting:
        match waiting.pop():
            case None:
                rows.append(END)
            case Text(text):
                rows.append(text)
            case Markup(text):
                rows.append(_markup(text))
            case Element() as element:
                rows.append([element.name, element.attributes])
                waiting += [None, *reversed(element.children)]
    return rows


def _markup(text: str) -> list[object]:
    if text.startswith("<!--"):
        return [COMMENT, text[4:-3]]
    target, _, content = text[2:-1].partition(" ")
    return [INSTRUCTION, target, content]


def _nodes(rows: Rows) -> tuple[list[Node], Doctype | None]:
    """The nodes at the top, and the document type among them."""
    root, doctype = Element(""), None
    opened = [root]
    for row in rows:
        match row:
            case str(text):
                opened[-1].children.append(Text(text))
            case [str(name), attributes]:
                element = Element(name, attributes)
                opened[-1].children.append(element)
                opened.append(element)
            case [int(kind), text] if kind == CDATA:
                opened[-1].children.append(Text(text))
            case [int(kind), text] if kind == COMMENT:
                opened[-1].children.append(Markup(f"<!--{text}-->"))
            case [int(kind), target, text] if kind == INSTRUCTION:
                opened[-1].children.append(Markup(f"<?{target} {text}>" if text else f"<?{target}>"))
            case [int(kind), name, public, system] if kind == DOCTYPE:
                doctype = Doctype(name, public, system)
            case _:
                opened.pop()
    return root.children, doctype
