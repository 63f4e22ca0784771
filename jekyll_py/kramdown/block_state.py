"""Where the block parser stands in one text: the document's, or that of a quote, a list item, a footnote."""

from __future__ import annotations

import re

from mistune.core import BlockState as MistuneBlockState

from .attribute_list import AttributeList
from .braces import Braces, list_on_line
from .definitions import DocumentState, Token, Warning
from .patterns import BLANK_LINE, EOB
from .search import Searching
from .source import Place, SourceText, line_number

_BOUNDARY = re.compile(rf"{BLANK_LINE}|{EOB}|\Z")


class BlockState(Searching, MistuneBlockState):
    """The blocks of one text: the document's, or that of a quote, a list item, a footnote."""

    document: DocumentState

    def __init__(self, parent: BlockState | None = None, document: DocumentState | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.document = parent.document
        elif document is not None:
            self.document = document
        self.level = 0
        self.pending: AttributeList | None = None
        self.container: Token | None = None
        self.closed = False
        self.source = SourceText("", None)

    def process(self, src: str) -> None:
        """Start on a text."""
        super().process(src)
        self.waste = 0
        self._searches = None
        self.source = SourceText(src, None)

    def child(self, src: str, tokens: list[Token], place: Place, levels: int = 1) -> BlockState:
        """A state for the blocks inside a block; ``tokens`` receives them."""
        child = BlockState(self)
        child.level = self.level + levels
        child.process(src)
        child.source = SourceText(src, place)
        child.tokens = tokens
        return child

    def add(self, token: Token) -> Token:
        """Append a block, with the attribute list that stood before it."""
        if self.pending is not None:
            token["ial"] = self.pending
            self.pending = None
        self.tokens.append(token)
        return token

    def append_token(self, token: Token) -> None:
        """Append what a rule of mistune has read; its blank lines do not say what they are made of."""
        if token["type"] == "blank_line":
            token.setdefault("raw", "\n")
        super().append_token(token)

    def after_boundary(self) -> bool:
        """Whether a heading or a table may begin here: kramdown wants a blank line before them."""
        if not self.tokens:
            return True
        last = self.tokens[-1]
        kind = last["type"]
        return kind == "blank_line" or (kind == "eob" and last["kind"] is None) or self.pending is not None

    def at_boundary(self, position: int) -> bool:
        """Whether maths or a table may end here: kramdown wants a blank line after them."""
        return _BOUNDARY.match(self.src, position) is not None or self.attribute_list(position) is not None

    def attribute_list(self, position: int) -> Braces | None:
        """The attribute list that makes up the line at ``position``."""
        return list_on_line(self.src, self.searches, position)

    def place(self, position: int | None = None) -> Place:
        """Where in the document ``position`` is; its line is only counted when asked for."""
        return self.source, self.cursor if position is None else position

    def warn(self, message: str, position: int | None = None) -> None:
        """Record a warning; ``{line}`` in the message is replaced."""
        line = line_number(self.place(position))
        self.document.warnings.append(Warning(message.replace("{line}", str(line)), line))
