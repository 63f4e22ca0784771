"""Rows from XML, and trees of lxml from rows, for searches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from lxml import etree

from .rows import CDATA, COMMENT, DOCTYPE, END, INSTRUCTION, Rows

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_NO_NAME = re.compile(r"[^\w.-]")
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML lacks, which lxml refuses."""


def read_document(text: str) -> tuple[Rows, list[str]]:
    """The nodes of a document and what is wrong with it; as much as can be read, nothing of a text without elements.

    No other file is read, and entities grow the text no more than libxml2 lets them.
    """
    parser = etree.XMLParser(recover=True, resolve_entities="internal", no_network=True, strip_cdata=False)
    root = etree.fromstring(text.encode(), parser) if text.strip() else None
    errors = [f"{each.line}:{each.column}: {each.level_name}: {each.message}" for each in parser.error_log]
    if root is None:
        return [], errors
    rows: Rows = []
    info = root.getroottree().docinfo
    if info.doctype:
        rows.append([DOCTYPE, info.root_name, info.public_id, info.system_url])
    for node in (*reversed([*root.itersiblings(preceding=True)]), root, *root.itersiblings()):
        rows += _rows(node)
    return rows, errors


def _rows(top: Any) -> Iterator[Any]:
    """The rows of a node, without the text behind it."""
    if not isinstance(top.tag, str):
        yield _other(top)
        return
    for event, node in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
        if event == "start" and isinstance(node.tag, str):
            yield [_name(node.tag, node.prefix), {**_declared(node), **_attributes(node)}]
            if node.text:
                yield node.text
            continue
        if event == "start":  # an entity that is not known
            continue
        if isinstance(node.tag, str) or event != "end":
            yield END if event == "end" else _other(node)
        if node is not top and node.tail:
            yield node.tail


def _other(node: Any) -> list[object]:
    """The row of a comment or an instruction."""
    is_comment = node.tag is etree.Comment
    return [COMMENT, node.text or ""] if is_comment else [INSTRUCTION, node.target, node.text or ""]


def _name(tag: str, prefix: str | None) -> str:
    local = tag.rpartition("}")[2]
    return f"{prefix}:{local}" if prefix else local


def _declared(node: Any) -> dict[str, str]:
    """The namespaces that an element declares."""
    parent = node.getparent()
    known = {} if parent is None else parent.nsmap
    new = {prefix: uri for prefix, uri in node.nsmap.items() if known.get(prefix) != uri}
    return {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in new.items()}


def _attributes(node: Any) -> dict[str, str]:
    prefixes = {uri: prefix for prefix, uri in node.nsmap.items() if prefix} | {XML_NAMESPACE: "xml"}
    return {_name(key, prefixes.get(key[1:].partition("}")[0])): value for key, value in node.attrib.items()}


class Built:
    """Nodes of lxml for rows.

    Attributes:
        elements: the nodes that are no texts, by number; all others are None.
        texts: the numbers of the texts, by the node they are in or behind (``True``).
        is_document: whether they are a document.
        root: its root; else an element around all nodes.
    """

    def __init__(self, rows: Rows, *, in_document: bool = False) -> None:
        self.elements: list[Any] = []
        self.texts: dict[tuple[Any, bool], int] = {}
        self.is_document = in_document
        self.root: Any = None if in_document else etree.Element("fragment")
        self._opened: list[Any] = [] if self.root is None else [self.root]
        for row in rows:
            self._add(row)

    def _add(self, row: Any) -> None:
        if row == END:
            self._opened.pop()
            return
        node: Any = None
        match row:
            case str(text):
                self._add_text(text)
            case [int(kind), text] if kind == CDATA:
                self._add_text(text)
            case [str(name), attributes]:
                node = self._element(name, attributes)
                self._place(node)
                self._opened.append(node)
            case [int(kind), text] if kind == COMMENT:
                node = etree.Comment(_text(text).replace("--", "- ").rstrip("-"))
                self._place(node)
            case [int(kind), target, text] if kind == INSTRUCTION:
                node = etree.ProcessingInstruction(_NO_NAME.sub("_", target) or "_", _text(text).replace("?>", ""))
                self._place(node)
        self.elements.append(node)

    @cached_property
    def numbers(self) -> dict[Any, int]:
        """The numbers of the nodes that are no texts."""
        return {node: number for number, node in enumerate(self.elements) if node is not None}

    @property
    def _parent(self) -> Any:
        return self._opened[-1] if self._opened else None

    def _place(self, node: Any) -> None:
        parent = self._parent
        if parent is not None:
            parent.append(node)
        elif self.root is None and isinstance(node.tag, str):
            self.root = node

    def _add_text(self, text: str) -> None:
        parent, text = self._parent, _text(text)
        if parent is None:
            return
        last = parent[-1] if len(parent) else None
        holder = parent if last is None else last
        self.texts.setdefault((holder, last is not None), len(self.elements))
        if last is not None:
            last.tail = (last.tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def _element(self, name: str, attributes: Mapping[str, str | None]) -> Any:
        spaces = {key[6:] or None: value for key, value in attributes.items() if key == "xmlns" or key[:6] == "xmlns:"}
        inherited = {} if self._parent is None else self._parent.nsmap
        known = {**inherited, "xml": XML_NAMESPACE, **spaces}
        element = etree.Element(_tag(name, known, known.get(None)), nsmap={k: v for k, v in spaces.items() if v})
        for key, value in attributes.items():
            if key != "xmlns" and key[:6] != "xmlns:":
                element.set(_tag(key, known, None), _text(value or ""))
        return element


def _tag(name: str, known: Mapping[Any, Any], default: str | None) -> str:
    prefix, _, local = name.rpartition(":")
    uri = known.get(prefix) if prefix else default
    plain = _NO_NAME.sub("_", local if uri else name)
    plain = plain if plain[:1].isalpha() or plain[:1] == "_" else f"_{plain}"
    return f"{{{uri}}}{plain}" if uri else plain


def _text(text: str) -> str:
    return _NO_TEXT.sub("�", text)
