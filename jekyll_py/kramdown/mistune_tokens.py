"""kramdown's constructs in the tokens of mistune: attributes, abbreviations and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from mistune import HTMLRenderer, Markdown
from mistune.core import BlockState as MistuneBlockState

from .definitions import DocumentState, Token
from .footnote_list import write_footnotes
from .markup import Attributes, write_attributes
from .mistune_document import OPTIONS, MistuneDocument, document_of
from .tree_builder import settle

HTML = "kramdown_html"
"""The type of tokens that are written already."""
WITH_ATTRIBUTES = "kramdown_attributes"
"""The type of tokens around a token of mistune's that an attribute list stands beside."""
OURS = frozenset({"block_math", "definition_list", "term", "definition"})
"""The types of blocks that kramdown's renderer writes, with their attributes."""


def settled(tokens: list[Token], document: DocumentState) -> list[Token]:
    """The blocks that are written, with what their attribute lists say."""
    found = []
    for token in settle(tokens, document):
        if token["type"] == "blank_line":
            token.pop("raw", None)  # mistune's writes nothing
        if "children" in token:
            token["children"] = settled(token["children"], document)
        attrs: dict[str, Any] = token.setdefault("attrs", {})
        attrs.pop("references", None)
        if token["type"] == "definition":
            first = next(iter(token["children"]), None)
            attrs["tight"] = first is None or first["type"] == "block_text"
        attributes = None if token["type"] in OURS else attrs.pop("attributes", None)
        found.append(
            token
            if attributes is None
            else {"type": WITH_ATTRIBUTES, "children": [token], "attrs": {"attributes": attributes}}
        )
    return found


def with_attributes(_renderer: HTMLRenderer, text: str, attributes: Attributes) -> str:
    """The HTML of a block with attributes in its first tag, in the place of those of the same name."""
    tag = re.match(r"<[a-zA-Z][a-zA-Z0-9]*((?: [a-z-]+=\"[^\"]*\")*)", text)
    if tag is None:
        return text
    own = re.sub(' ([a-z-]+)="[^"]*"', lambda each: "" if each[1] in attributes else each[0], tag[1])
    return text[: tag.start(1)] + own + write_attributes(attributes) + text[tag.end() :]


def abbreviated(tokens: list[Token], document: MistuneDocument) -> list[Token]:
    """Spans with the abbreviations in their text as tokens of their own."""
    found: list[Token] = []
    for token in _joined(tokens):
        if token["type"] == "text":
            found += (_piece(part, name, document) for part, name in document.abbreviations.split(token["raw"]))
        elif "children" in token:
            found.append({**token, "children": abbreviated(token["children"], document)})
        else:
            found.append(token)
    return found


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Spans with neighbouring texts as one."""
    for is_text, group in groupby(tokens, lambda token: token["type"] == "text"):
        if is_text:
            yield {"type": "text", "raw": "".join(token["raw"] for token in group)}
        else:
            yield from group


def _piece(text: str, name: str | None, document: MistuneDocument) -> Token:
    plain: Token = {"type": "text", "raw": text}
    if name is None:
        return plain
    title = document.state.definitions.abbreviations[name]
    if not document.state.repeat(len(title)):
        return plain
    return {"type": "abbreviation", "children": [plain], "attrs": {"title": title}}


def append_footnotes(md: Markdown, result: Any, state: MistuneBlockState) -> Any:
    """The HTML of a document with its footnotes behind it; a hook of mistune's."""
    document = document_of(state)
    numbers = document.renderer.numbers
    if not numbers or not isinstance(result, str):
        return result

    def blocks(tokens: list[Token]) -> str:
        child = state.child_state("")
        child.tokens = [_with_tail(md, token, state) for token in settled(tokens, document.state)]
        return str(md.render_state(child))

    notes = {name: note.children for name, note in document.state.definitions.footnotes.items()}
    return result + write_footnotes(numbers, notes, OPTIONS, document.renderer.nbsp, blocks)


def _with_tail(md: Markdown, token: Token, state: MistuneBlockState) -> Token:
    """A block with the links back from its footnote, which kramdown writes at its end."""
    if token["type"] == "paragraph" and "text" not in token:
        return {**token, "children": [{"type": HTML, "raw": child["raw"]} for child in token["children"]]}
    if "tail" not in token:
        return token
    children = md.inline(token.pop("text").strip(), state.env)
    return {**token, "children": [*children, {"type": HTML, "raw": token.pop("tail")}]}
