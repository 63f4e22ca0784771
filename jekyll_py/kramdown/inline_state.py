"""Where the inline parser stands in one text: what is finished, the plain text at its end, what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mistune.core import InlineState as MistuneInlineState

from .attribute_list import apply
from .definitions import DocumentState, Piece, Warning
from .search import Searching
from .source import Place, SourceText, line_number

if TYPE_CHECKING:
    from .syntax.abbreviation_search import Abbreviations


class InlineState(Searching, MistuneInlineState):
    """One text being read inline: what is finished, the plain text at its end, and what surrounds it."""

    _source: SourceText | None

    def __init__(self, document: DocumentState, renderer: Any) -> None:
        super().__init__({"ref_links": {}})  # mistune's plugins look for definitions there
        self.document = document
        self.renderer = renderer
        self.break_mark: str | None = None
        self.abbreviations: Abbreviations | None = None
        self.open_quotes: set[str] | None = set() if document.options["smart_quotes_for_cjk"] else None
        self.flags = 0
        self.parent = ""
        self.nesting = 0
        self.is_check = False
        """Whether a table only looks for its pipes: then kramdown takes text for an element, too."""
        self.unread = 0
        self.failed: set[tuple[int, str, int]] = set()
        self.begin("", None)

    def begin(self, src: str, place: Place | None) -> None:
        """Start on another text."""
        self.src = src
        self.place = place
        self._source = self._searches = None
        self.out: list[Piece] = []
        self.buffer: list[str] = []
        self.images = self.waste = 0
        self.figure: dict[str, str] | None = None
        if self.open_quotes:
            self.open_quotes = set()
        if self.failed:
            self.failed = set()

    def flush(self, last: bool = False) -> None:
        """Hand the plain text gathered so far to the renderer; ``last`` when nothing follows it in its block."""
        buffer, mark = self.buffer, self.break_mark
        if buffer:
            text = buffer[0] if len(buffer) == 1 else "".join(buffer)
            buffer.clear()
            if self.abbreviations is None and (mark is None or mark not in text):
                self.out.append(self.renderer.text(text))
            else:
                self.out += self.pieces(text, last)

    def pieces(self, text: str, last: bool) -> list[Piece]:
        """Plain text with abbreviations and GFM's line breaks in it."""
        if self.abbreviations is None:
            return list(_broken_text(self, text, last))
        pieces: list[Piece] = []
        parts = self.abbreviations.split(text)
        for number, (part, name) in enumerate(parts):
            if name is not None:
                pieces.append(_abbreviation(self, part, name))
            elif part:
                pieces += _broken_text(self, part, last and number == len(parts) - 1)
        return pieces

    def add(self, piece: Piece) -> None:
        """Append something that is not plain text."""
        if self.buffer:
            self.flush()
        self.out.append(piece)

    def empty(self) -> bool:
        """Whether nothing has been read at this level."""
        return not self.out and not self.buffer

    def after_element(self) -> bool:
        """Whether something other than text came last."""
        return bool(self.out or self.buffer) if self.is_check else bool(self.out) and not self.buffer

    def copy(self) -> InlineState:
        """mistune's way for a plugin to read text inside its own."""
        copied = InlineState(self.document, self.renderer)
        copied.abbreviations, copied.break_mark = self.abbreviations, self.break_mark
        copied.nesting, copied.place = self.nesting + 1, self.place
        return copied

    def warn(self, message: str, at: int | None = None) -> None:
        """Record a warning; ``{line}`` in the message is replaced."""
        if self._source is None:
            self._source = SourceText(self.src, self.place)
        line = line_number((self._source, (at or 0) + 1))
        self.document.warnings.append(Warning(message.replace("{line}", str(line)), line))


def _broken_text(state: InlineState, text: str, last: bool) -> Iterator[Piece]:
    mark, renderer = state.break_mark, state.renderer
    if mark is None or mark not in text:
        yield renderer.text(text)
        return
    lines = text.split(mark)
    for number, line in enumerate(lines):
        yield renderer.text(f"\n{line}" if number else line)
        final = number == len(lines) - 2 and last and not lines[-1]
        if number < len(lines) - 1 and not final:
            yield renderer.linebreak()


def _abbreviation(state: InlineState, text: str, name: str) -> Piece:
    definitions = state.document.definitions
    marker, title = definitions.abbreviation_markers[name], definitions.abbreviations[name]
    attributes: dict[str, str] = {}
    if not state.document.repeat(len(title)):
        return state.renderer.text(text)
    if "ial" in marker:
        apply(attributes, marker["ial"], state.document)
    return state.renderer.abbreviation(text, title, attributes)
