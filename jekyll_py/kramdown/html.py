"""The HTML renderer: each construct becomes a string as it is read. Methods can be overridden, as in mistune.

Output is what kramdown's ``converter/html.rb`` writes, byte for byte.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import cached_property

from mistune.core import BlockState as MistuneBlockState

from .block_renderer import BlockRenderer
from .definitions import DocumentState, Token
from .footnote_list import write_footnotes
from .heading_id import HeadingIds, plain_text, slug
from .inline_parser import InlineParser
from .options import Options
from .text import TextReader
from .toc import Entry, TableOfContents
from .tree import TreeRenderer
from .tree_builder import settle

_NO_TOC = re.compile(r"\bno_toc\b")


class HTMLRenderer(BlockRenderer):
    """Writes HTML. Every document has its own, as it counts footnotes and heading ids."""

    reader: TextReader
    inline: InlineParser

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.gfm = options["input"] == "GFM"
        self._start()

    breaks: bool
    """Whether GFM's line breaks and heading ids count here: neither inside HTML nor in footnotes."""

    def _start(self) -> None:
        self.numbers = {}
        self.ids = HeadingIds(self.options["auto_id_prefix"], self.options["transliterated_header_ids"])
        self.breaks = True
        self.toc: TableOfContents | None = None
        self.headings: list[Entry] = []
        self.notes: dict[str, list[Token]] = {}
        self.notes_mark: str | None = None

    def for_document(self, inline: InlineParser, document: DocumentState) -> HTMLRenderer:
        """A renderer of the same kind with nothing counted yet."""
        own: HTMLRenderer = object.__new__(type(self))
        own.__dict__.update(self.__dict__)
        own._start()
        own.document = document
        own.notes = {name: note.children for name, note in document.definitions.footnotes.items()}
        own.reader = TextReader(inline, document, own)
        own.inline = inline
        return own

    @cached_property
    def tree_reader(self) -> TextReader:
        """Reads text as tokens, for what is written twice or needed as plain text."""
        return TextReader(self.inline, self.document, TreeRenderer())

    def write_document(self, tokens: list[Token]) -> str:
        """The whole document, with footnotes and table of contents; the last that this renderer writes."""
        if tokens and tokens[-1]["type"] == "footnotes":
            tokens, notes = tokens[:-1], tokens[-1]["children"]
            self.notes = {note["attrs"]["name"]: note["children"] for note in notes}
        html = self.render_tokens(tokens)
        if self.numbers:
            html = self._place_footnotes(html)
        elif self.notes_mark:
            html = html.replace(self.notes_mark, "", 1)
        if self.toc is not None:
            self.document.constructs.add("tables of contents")
            html = html.replace(self.toc.mark, self.toc.write(self.headings, self.render_tokens), 1)
        del self.reader  # it refers back to this: both would stay in memory until Python looks for such circles
        return html

    def _place_footnotes(self, html: str) -> str:
        def blocks(tokens: list[Token]) -> str:
            self.margin = "      "
            written = self.render_tokens(tokens)
            self.margin = ""
            return written

        self.breaks = False
        notes = write_footnotes(self.numbers, self.notes, self.options, self.nbsp, blocks)
        return html.replace(self.notes_mark, notes, 1) if self.notes_mark else html + notes

    def render_tokens(self, tokens: Iterable[Token], state: MistuneBlockState | None = None) -> str:
        """Blocks or spans one after another."""
        return "".join([self.render_token(token) for token in settle(tokens, self.document)])

    def render_token(self, token: Token, state: MistuneBlockState | None = None) -> str:
        """A block or a span, by the method of its type."""
        kind = token["type"]
        special = _SPECIAL.get(kind)
        if special is not None:
            written: str = special(self, token)
            return written
        method: Callable[..., str] = self._get_method(kind)
        attrs = token.get("attrs") or {}
        if "text" in token or "children" in token:
            return method(self.content(token), **attrs)
        return method(token["raw"], **attrs) if "raw" in token else method(**attrs)

    def content(self, token: Token) -> str:
        """The HTML inside a token: of its text, parsed now, or of its children."""
        if "text" in token:
            written: str = self.reader.read(token, self.breaks)
        else:
            margin = self.margin
            self.margin = margin + "  "
            written = self.render_tokens(token["children"])
            self.margin = margin
        return written + token["tail"] if "tail" in token else written

    def _paragraph(self, token: Token) -> str:
        text = self.content(token)
        attributes = token["attrs"].get("attributes") if "attrs" in token else None
        if self.reader.figure is not None and "text" in token and "tail" not in token:
            return self.figure(self.reader.figure, attributes or {})
        return self.paragraph(text, attributes)

    def _blank_line(self, token: Token) -> str:
        return self.blank_line()

    def _heading(self, token: Token) -> str:
        self.document.constructs.add("headings")
        attrs = token["attrs"]
        level, attributes = attrs["level"], dict(attrs.get("attributes") or {})
        text, tokens = self._heading_text(token)
        if "id" not in attributes and self.options["auto_ids"]:
            if self.gfm and self.breaks:
                attributes["id"] = self.ids.gfm(plain_text(tokens, gfm=True))
            else:
                attributes["id"] = self.ids.kramdown(self._raw_text(token, tokens))
        if "id" in attributes and self._in_toc(level, attributes):
            self.headings.append(Entry(level, attributes["id"], tokens, []))
        return self.heading(text, level, attributes)

    def _heading_text(self, token: Token) -> tuple[str, list[Token]]:
        """The heading as written, and as tokens for its id and the table of contents."""
        if "children" in token:
            return self.content(token), token["children"]
        text: str = token["text"]
        if self.reader.is_plain(text):
            return self.text(text) + token.get("tail", ""), [{"type": "text", "raw": text}]
        tokens: list[Token] = self.tree_reader.read(token, self.breaks)
        return "".join([self.render_token(part) for part in tokens]) + token.get("tail", ""), tokens

    def _raw_text(self, token: Token, tokens: list[Token]) -> str:
        if self.gfm or self.options["auto_id_stripping"]:
            return plain_text(tokens, gfm=self.gfm)
        return str(token["attrs"].get("source", token.get("text", "")))

    def _in_toc(self, level: int, attributes: dict[str, str]) -> bool:
        return level in self.options["toc_levels"] and not _NO_TOC.search(attributes.get("class") or "")

    def _list(self, token: Token) -> str:
        attrs = token["attrs"]
        references = attrs.get("references", ())
        if self.toc is None and "toc" in references:
            tag = "ol" if attrs["ordered"] else "ul"
            self.toc = TableOfContents(tag, attrs.get("attributes") or {}, os.urandom(64).hex())
            return self.toc.mark
        if self.notes_mark is None and "footnotes" in references:
            self.notes_mark = os.urandom(64).hex()
            return self.notes_mark
        return self.list(self.content(token), attrs["ordered"], attributes=attrs.get("attributes"))

    def _item(self, token: Token) -> str:
        children = token["children"]
        attributes = token["attrs"].get("attributes") if "attrs" in token else None
        method = self.list_item if token["type"] == "list_item" else self.definition
        if len(children) == 1 and children[0]["type"] == "block_text":
            margin, self.margin = self.margin, self.margin + "  "
            text = self.content(children[0])
            self.margin = margin
            return method(text, tight=True, attributes=attributes)
        first = next((child for child in children if child["type"] != "eob"), None)
        tight = first is None or first["type"] == "block_text"
        return method(self.content(token), tight, attributes)

    def _definition_list(self, token: Token) -> str:
        attrs = token.get("attrs") or {}
        prefix = None
        for reference in attrs.get("references", ()):
            if reference.startswith("auto_ids"):
                rest = reference[len("auto_ids") :]
                prefix = rest[1:] if rest.startswith("-") and len(rest) > 1 else ""
                if not self.document.repeat(len(prefix) * len(token["children"])):
                    prefix = ""
                break
        outer, self.term_prefix = self.term_prefix, prefix
        text = self.content(token)
        self.term_prefix = outer
        return self.definition_list(text, attrs.get("attributes"))

    def _term(self, token: Token) -> str:
        attributes = dict((token.get("attrs") or {}).get("attributes") or {})
        if self.term_prefix is not None and "id" not in attributes:
            tokens = token["children"] if "children" in token else self.tree_reader.read(token, breaks=False)
            attributes["id"] = f"{self.term_prefix}{slug(plain_text(tokens, gfm=self.gfm))}"
        return self.term(self.content(token), attributes)

    def _html_element(self, token: Token) -> str:
        attrs = token["attrs"]
        breaks, self.breaks = self.breaks, False
        text = self.content(token)
        self.breaks = breaks
        return self.html_element(text, **attrs)


_SPECIAL: dict[str, Callable[[HTMLRenderer, Token], str]] = {
    "blank_line": HTMLRenderer._blank_line,
    "paragraph": HTMLRenderer._paragraph,
    "block_text": HTMLRenderer.content,
    "raw_text": HTMLRenderer.content,
    "heading": HTMLRenderer._heading,
    "list": HTMLRenderer._list,
    "list_item": HTMLRenderer._item,
    "definition": HTMLRenderer._item,
    "definition_list": HTMLRenderer._definition_list,
    "term": HTMLRenderer._term,
    "html_element": HTMLRenderer._html_element,
}
"""Types whose methods want more than their content and attributes."""
