"""A tree as the HTML that libxml2 writes (``htmlNodeDumpFormatOutput``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import quote

from .rules import BOOLEAN, HTML4, INLINE, RAW, VOID
from .tokens import Doctype, Markup
from .tree import Document, Element, Node, Text

_ADDRESSES = ("action", "href", "src")
_SAFE_IN_OLDER = "-_.!~*'()@/:=?;#%&,+<>"
"""The characters of an address that libxml2 2.9 leaves as they are."""
_SAFE = _SAFE_IN_OLDER + '"$[\\]^`{|}'
"""Those that later versions leave."""

_CONTENT_TYPE = "text/html; charset=UTF-8"
_HTML_4 = Doctype("html", "-//W3C//DTD HTML 4.0 Transitional//EN", "http://www.w3.org/TR/REC-html40/loose.dtd")


def write(root: Element, *, older: bool = False) -> str:
    """The fragment whose root this is; with ``older`` as libxml2 2.9, which Debian has, escapes addresses."""
    return "".join(part for child in root.children for part in _node(child, root, None, _safe(older)))


def write_node(node: Node, parent: Element, after: Node | None, *, older: bool = False) -> str:
    """A node as it stands in its parent, before another node or as the last; the line break behind it belongs to it."""
    return "".join(_node(node, parent, after, _safe(older)))


def write_document(document: Document, *, older: bool = False) -> str:
    """A document in UTF-8, with its type; its head says the encoding."""
    _declare_encoding(document)
    return f"{_doctype(document.doctype or _HTML_4)}{write(document.root, older=older)}\n"


def _safe(older: bool) -> str:
    return _SAFE_IN_OLDER if older else _SAFE


def _doctype(doctype: Doctype) -> str:
    public, system = doctype.public, doctype.system
    kind = "" if public is None else f" PUBLIC {_quoted(public)}"
    if system is not None and (public is not None or system != "about:legacy-compat"):
        kind += f" {_quoted(system)}" if kind else f" SYSTEM {_quoted(system)}"
    return f"<!DOCTYPE {doctype.name}{kind}>\n"


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def _declare_encoding(document: Document) -> None:
    """Say the encoding in the head, if there is one (``htmlSetMetaEncoding``)."""
    html = next(_named(document.root, "html"), None)
    first = next(_named(html, "head", "meta"), None) if html is not None else None
    if html is None or first is None:
        return
    place = first if first.name == "head" else html
    for meta in _named(place, "meta"):
        kind, content = meta.attributes.get("http-equiv"), meta.attributes.get("content")
        if kind and kind.lower() == "content-type" and content:
            meta.attributes["content"] = content if "utf-8" in content.lower() else _CONTENT_TYPE
            return
    place.children.insert(0, Element("meta", {"http-equiv": "Content-Type", "content": _CONTENT_TYPE}))


def _named(element: Element, *names: str) -> Iterator[Element]:
    """The children of some names."""
    return (child for child in element.children if isinstance(child, Element) and child.name in names)


def escape(text: str) -> str:
    """Characters, escaped for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _node(node: Node, parent: Element, after: Node | None, safe: str) -> Iterator[str]:
    if isinstance(node, Text):
        yield node.text if parent.name in RAW else escape(node.text)
    elif isinstance(node, Markup):
        yield node.text
    else:
        yield from _element(node, safe)
        if after is not None and _breaks(node) and not isinstance(after, Text) and parent.name[:1] not in ("", "p"):
            yield "\n"


def _element(element: Element, safe: str) -> Iterator[str]:
    attributes = "".join(_attribute(element, name, value, safe) for name, value in element.attributes.items())
    yield f"<{element.name}{attributes}>"
    children = element.children
    if element.name in VOID or (element.name == "li" and not children):
        return
    broken = len(children) > 1 and _breaks(element) and not element.name.startswith("p")
    if broken and not isinstance(children[0], Text):
        yield "\n"
    for child, after in zip_longest(children, children[1:]):
        yield from _node(child, element, after, safe)
    if broken and not isinstance(children[-1], Text):
        yield "\n"
    yield f"</{element.name}>"


def _breaks(element: Element) -> bool:
    """Whether line breaks may stand around it: libxml2 knows it and it is a block."""
    return element.name in HTML4 and element.name not in INLINE


def _attribute(element: Element, name: str, value: str | None, safe: str) -> str:
    if value is None or name in BOOLEAN:
        return f" {name}"
    if name in _ADDRESSES or (element.name, name) == ("a", "name"):
        value = quote(value.lstrip(" \t\r\n"), safe=safe)
    text = escape(value)
    if '"' not in text:
        return f' {name}="{text}"'
    if "'" not in text:
        return f" {name}='{text}'"
    return f' {name}="{text.replace(chr(34), "&quot;")}"'
