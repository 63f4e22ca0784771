"""Reading the inline text of one block token after another."""

from __future__ import annotations

from typing import Any

from .abbreviation import Abbreviations
from .inline import InlineParser
from .state import DocumentState, InlineState, Piece, Token


class TextReader:
    """Reads the text of a document's blocks with one renderer."""

    def __init__(self, inline: InlineParser, document: DocumentState, renderer: Any) -> None:
        self._inline = inline
        self._state = InlineState(document, renderer)
        names = list(document.definitions.abbreviations)
        self._state.abbreviations = Abbreviations(names) if names else None
        options = document.options
        self._break_mark = ("\n" if options["hard_wrap"] else "\\\n") if options["input"] == "GFM" else None

    def read(self, token: Token, breaks: bool) -> Piece:
        """What the renderer makes of a token's text; ``breaks`` tells whether GFM's line breaks count here."""
        state = self._state
        state.begin(token["text"], token.get("place"))
        state.break_mark = self._break_mark if breaks else None
        self._inline.run(state, 0)
        if state.buffer:
            state.flush(last=token["type"] != "raw_text")
        out = state.out
        return out[0] if len(out) == 1 else state.renderer.join(out)

    def figure(self) -> dict[str, str] | None:
        """The attributes of the image the text just read consists of, when it is marked as ``standalone``."""
        return self._state.figure if len(self._state.out) == 1 else None
