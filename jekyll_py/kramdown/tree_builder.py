"""Building a token tree from blocks whose text is not read yet, and settling which blocks are written."""

from __future__ import annotations

from collections.abc import Iterable

from .attribute_list import apply
from .definitions import DocumentState, Token
from .text import TextReader

Tokens = list[Token]
_WITHOUT_ATTRIBUTES = ("html_comment", "comment", "raw", "text", "raw_text", "block_text")


def settle(tokens: Iterable[Token], document: DocumentState) -> list[Token]:
    """The tokens that are written, each with the attributes of its attribute lists."""
    settled: list[Token] = []
    after_blank = False
    for token in tokens:
        kind = token["type"]
        if kind == "blank_line":
            if not after_blank:
                settled.append(token)
            after_blank = True
        elif kind != "eob":
            after_blank = False
            settled.append(_with_attributes(token, document) if "ial" in token or "attributes" in token else token)
    return settled


def _with_attributes(token: Token, document: DocumentState) -> Token:
    attrs = dict(token.get("attrs") or ())
    attributes = dict(token.get("attributes") or attrs.get("attributes") or ())
    ial = token.get("ial")
    if ial is not None:
        apply(attributes, ial, document)
        if ial.refs and token["type"] in ("list", "definition_list"):
            attrs["references"] = tuple(ial.refs)
    if attributes and token["type"] not in _WITHOUT_ATTRIBUTES:
        attrs["attributes"] = attributes
    settled = {key: value for key, value in token.items() if key not in ("ial", "attributes")}
    settled["attrs"] = attrs
    return settled


class TreeBuilder:
    """Turns block tokens whose text is not read yet into a tree that can be rendered later."""

    def __init__(self, reader: TextReader, document: DocumentState) -> None:
        self._reader = reader
        self._document = document
        self._breaks = True

    def build(self, tokens: list[Token]) -> Tokens:
        """The tree; footnotes stand at its end, in a token of their own."""
        tree = self.expand(tokens)
        self._breaks = False
        notes = self._document.definitions.footnotes
        items = [
            {"type": "footnote_item", "children": self.expand(note.children), "attrs": {"name": name}}
            for name, note in notes.items()
            if note.used
        ]
        return [*tree, {"type": "footnotes", "children": items}] if items else tree

    def expand(self, tokens: list[Token]) -> Tokens:
        """The tree of some blocks."""
        return [self._expanded(token) for token in settle(tokens, self._document)]

    def _expanded(self, token: Token) -> Token:
        if "text" in token:
            return self._read(token)
        token = {key: value for key, value in token.items() if key != "place"}
        if "children" in token:
            breaks = self._breaks
            self._breaks = breaks and token["type"] != "html_element"
            token["children"] = self.expand(token["children"])
            self._breaks = breaks
        return token

    def _read(self, token: Token) -> Token:
        kind, text = token["type"], token["text"]
        children = self._reader.read(token, self._breaks)
        token = {key: value for key, value in token.items() if key not in ("place", "text")}
        if kind == "paragraph" and (image := self._reader.figure) is not None:
            own = token.get("attrs", {}).get("attributes", {})
            return {"type": "figure", "attrs": {"image": image, "attributes": own}}
        if kind in ("heading", "term"):
            token["attrs"] = {**token.get("attrs", {}), "source": text}
        return {**token, "children": children}
