"""Reading the inline text of one block token after another."""

from __future__ import annotations

from typing import Any

from .definitions import DocumentState, Piece, Token
from .inline_parser import InlineParser
from .inline_state import InlineState
from .syntax.abbreviation_search import Abbreviations


class TextReader:
    """Reads the text of a document's blocks with one renderer."""

    def __init__(self, inline: InlineParser, document: DocumentState, renderer: Any) -> None:
        self._inline = inline
        self._state = InlineState(document, renderer)
        names = document.definitions.abbreviations
        self._state.abbreviations = Abbreviations(names, document.options.version) if names else None
        self._special = inline.tables[0]
        self._break_mark = inline.break_mark
        self.figure: dict[str, str] | None = None
        """The attributes of the image the text just read consists of, when it is marked as ``standalone``."""

    def is_plain(self, text: str) -> bool:
        """Whether nothing in a text means anything."""
        return not self._special(text) and self._is_whole(text)

    def _is_whole(self, text: str) -> bool:
        """Whether neither an abbreviation nor one of GFM's line breaks can be in a text."""
        return self._state.abbreviations is None and (self._break_mark is None or self._break_mark not in text)

    def read(self, token: Token, breaks: bool) -> Piece:
        """The rendered text of a token.

        Args:
            token: with a ``text``.
            breaks: whether GFM's line breaks count in it.
        """
        state, text = self._state, token["text"]
        self.figure = None
        first = self._special(text)
        if first is None and self._is_whole(text):
            return state.renderer.text(text) if text else state.renderer.join([])
        state.begin(text, token.get("place"))
        state.break_mark = self._break_mark if breaks else None
        self._inline.run(state, 0, first=first)
        if state.buffer:
            state.flush(last=token["type"] != "raw_text")
        out = state.out
        if len(out) == 1:
            self.figure = state.figure
            return out[0]
        return state.renderer.join(out)
