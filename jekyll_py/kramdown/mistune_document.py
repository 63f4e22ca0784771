"""A document that mistune reads, as kramdown's rules see it."""

from __future__ import annotations

from functools import cached_property

from mistune.core import BlockState as MistuneBlockState
from mistune.core import InlineState as MistuneInlineState

from .block_state import BlockState
from .definitions import DocumentState, Token
from .document import dialect
from .html import HTMLRenderer
from .inline_state import InlineState
from .options import Options
from .syntax.abbreviation_search import Abbreviations

OPTIONS = Options(None)
"""The options of kramdown's rules among mistune's: the defaults."""
_KEY = "jekyll_py.kramdown"
"""The key of mistune's environment that holds the `MistuneDocument`."""


class MistuneDocument:
    """The state of kramdown's rules for one document, which all plugins share.

    Args:
        length: of the text, in characters.
    """

    def __init__(self, length: int) -> None:
        self.state = DocumentState(OPTIONS, length)
        self.inline = dialect().inline
        self._reading: InlineState | None = None

    @cached_property
    def renderer(self) -> HTMLRenderer:
        """kramdown's, which counts footnotes; to be asked for when all blocks are read."""
        return HTMLRenderer(OPTIONS).for_document(self.inline, self.state)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Those of the document, likewise."""
        return Abbreviations(self.state.definitions.abbreviations, OPTIONS.version)

    def reading(self, text: str) -> InlineState:
        """The state of kramdown's inline parser in a text; the same one while the text is the same."""
        if self._reading is None or self._reading.src is not text:
            self._reading = InlineState(self.state, self.renderer)
            self._reading.begin(text, None)
        return self._reading


def document_of(state: MistuneBlockState | MistuneInlineState) -> MistuneDocument:
    """The document that a state of mistune's belongs to."""
    document: MistuneDocument = state.env[_KEY]
    return document


class MistuneState(BlockState):
    """kramdown's state for mistune's block parser."""

    def process(self, src: str) -> None:
        """Start on a text; the first one is the document."""
        if self.parent is None:
            self.env[_KEY] = document = MistuneDocument(len(src))
            self.document = document.state
        super().process(src)

    def append_token(self, token: Token) -> None:
        """Append a block, with the attribute list that stood before it."""
        super().append_token(token)
        if token["type"] != "blank_line":
            self._attach(token)

    def prepend_token(self, token: Token) -> None:
        """Append the block that was being read, before the block whose rule ended it."""
        super().prepend_token(token)
        self._attach(token)

    def add_paragraph(self, text: str) -> None:
        """Append a line to a paragraph, or a paragraph."""
        super().add_paragraph(text)
        self._attach(self.tokens[-1])

    def _attach(self, token: Token) -> None:
        if self.pending is not None:
            token["ial"], self.pending = self.pending, None
