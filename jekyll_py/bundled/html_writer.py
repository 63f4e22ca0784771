"""A tree as the HTML that libxml2 writes (``htmlNodeDumpFormatOutput``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import quote

from .html_rules import BOOLEAN, HTML4, INLINE, RAW, VOID
from .html_tokens import Markup
from .html_tree import Element, Node, Text

_ADDRESSES = ("action", "href", "src")
_ADDRESS_SAFE = "-_.!~*'()@/:=?;#%&,+<>"


def write(root: Element) -> str:
    """The fragment whose root this is."""
    return "".join(part for child in root.children for part in _node(child, root, None))


def escape(text: str) -> str:
    """Characters, escaped for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _node(node: Node, parent: Element, after: Node | None) -> Iterator[str]:
    if isinstance(node, Text):
        yield node.text if parent.name in RAW else escape(node.text)
    elif isinstance(node, Markup):
        yield node.text
    else:
        yield from _element(node)
        if after is not None and _breaks(node) and not isinstance(after, Text) and parent.name[:1] not in ("", "p"):
            yield "\n"


def _element(element: Element) -> Iterator[str]:
    attributes = "".join(_attribute(element, name, value) for name, value in element.attributes.items())
    yield f"<{element.name}{attributes}>"
    if element.name in VOID:
        return
    children = element.children
    broken = len(children) > 1 and _breaks(element) and not element.name.startswith("p")
    if broken and not isinstance(children[0], Text):
        yield "\n"
    for child, after in zip_longest(children, children[1:]):
        yield from _node(child, element, after)
    if broken and not isinstance(children[-1], Text):
        yield "\n"
    yield f"</{element.name}>"


def _breaks(element: Element) -> bool:
    """Whether line breaks may stand around it: libxml2 knows it and it is a block."""
    return element.name in HTML4 and element.name not in INLINE


def _attribute(element: Element, name: str, value: str | None) -> str:
    if value is None or name in BOOLEAN:
        return f" {name}"
    if name in _ADDRESSES or (element.name, name) == ("a", "name"):
        value = quote(value.lstrip(" \t\r\n"), safe=_ADDRESS_SAFE)
    text = escape(value)
    if '"' not in text:
        return f' {name}="{text}"'
    if "'" not in text:
        return f" {name}='{text}'"
    return f' {name}="{text.replace(chr(34), "&quot;")}"'
