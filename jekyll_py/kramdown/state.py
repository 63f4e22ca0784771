"""What is known while a document is read: definitions, warnings, and where the parsers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mistune.core import BlockState as MistuneBlockState
from mistune.core import InlineState as MistuneInlineState

from .attribute_list import AttributeList, apply

if TYPE_CHECKING:
    from .abbreviation import Abbreviations
    from .options import Options

Token = dict[str, Any]
"""A token of mistune's: ``type``, and ``text`` (not yet parsed inline), ``children`` or ``raw``, and ``attrs``."""
Piece = Any
"""What a renderer's methods give: a string from the HTML renderer, a list of tokens from the tree renderer."""


Place = tuple["BlockState", int]
"""A position in a text that may itself be part of another; its line is only counted when asked for."""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something kramdown would warn of."""

    message: str
    """kramdown's own sentence."""
    line: int
    """Line of the document, counted from 1."""


@dataclass(slots=True)
class LinkDefinition:
    """``[id]: url "title"``."""

    url: str
    title: str | None
    marker: Token
    """The token that stands where the definition stood; an attribute list after it lands there."""


@dataclass(slots=True)
class Footnote:
    """``[^name]: …``."""

    children: list[Token]
    place: Place
    used: bool = False


@dataclass(slots=True)
class Definitions:
    """All a document defines, complete once its blocks are read."""

    attributes: dict[str, AttributeList] = field(default_factory=dict)
    links: dict[str, LinkDefinition] = field(default_factory=dict)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    abbreviation_markers: dict[str, Token] = field(default_factory=dict)


class DocumentState:
    """One document: its options (``{::options}`` changes them), definitions and warnings."""

    __slots__ = ("definitions", "has_toc", "option_changes", "options", "references", "warnings")

    def __init__(self, options: Options) -> None:
        self.options = options
        self.option_changes: dict[str, Any] = {}
        self.definitions = Definitions()
        self.warnings: list[Warning] = []
        self.has_toc = False
        self.references: list[str] = []

    def change_option(self, name: str, value: Any) -> None:
        """What ``{::options}`` asks for holds from here on."""
        self.option_changes[name] = value
        self.options = self.options.replace({name: value})


class BlockState(MistuneBlockState):
    """The blocks of one text: the document's, or that of a quote, a list item, a footnote."""

    document: DocumentState

    def __init__(self, parent: BlockState | None = None, document: DocumentState | None = None) -> None:
        super().__init__(parent)
        self.document = parent.document if parent else document  # type: ignore[assignment]
        self.level = 0
        self.pending: AttributeList | None = None
        self.container: Token | None = None
        self.closed = False
        self.origin: Place | None = None
        self.absent: dict[str, int] = {}

    def child(self, src: str, tokens: list[Token], place: Place, levels: int = 1) -> BlockState:
        """A state for the blocks inside a block; ``tokens`` receives them."""
        child = BlockState(self)
        child.level = self.level + levels
        child.process(src)
        child.tokens = tokens
        child.origin = place
        return child

    def add(self, token: Token) -> Token:
        """Append a block, with the attribute list that stood before it."""
        if self.pending is not None:
            token["ial"] = self.pending
            self.pending = None
        self.tokens.append(token)
        return token

    def after_boundary(self) -> bool:
        """Whether a heading or a table may begin here: kramdown wants a blank line before them."""
        if not self.tokens:
            return True
        last = self.tokens[-1]
        kind = last["type"]
        return kind == "blank_line" or (kind == "eob" and last["kind"] is None) or self.pending is not None

    def seek(self, text: str, start: int) -> int:
        """``src.find``, remembering what is nowhere after here, so that repeated vain searches stay linear."""
        if start >= self.absent.get(text, start + 1):
            return -1
        at = self.src.find(text, start)
        if at < 0:
            self.absent[text] = start
        return at

    def place(self, position: int | None = None) -> Place:
        """Where in the document ``position`` is; its line is only counted when asked for."""
        return self, self.cursor if position is None else position

    def warn(self, message: str, position: int | None = None) -> None:
        """Record a warning; ``{line}`` in the message is replaced."""
        line = line_number(self.place(position))
        self.document.warnings.append(Warning(message.replace("{line}", str(line)), line))


def line_number(place: Place) -> int:
    """The line of the document a place is on, counted from 1."""
    line, (state, position) = 1, place
    while True:
        line += state.src.count("\n", 0, position)
        if state.origin is None:
            return line
        state, position = state.origin


class InlineState(MistuneInlineState):
    """One text being read inline: what is finished, the plain text at its end, and what surrounds it."""

    def __init__(self, document: DocumentState, renderer: Any) -> None:
        super().__init__({})
        self.document = document
        self.renderer = renderer
        self.break_mark: str | None = None
        self.abbreviations: Abbreviations | None = None
        self.flags = 0
        self.parent = ""
        self.nesting = 0
        self.unread = 0
        self.failed: set[tuple[int, str, int]] = set()
        self.absent: dict[str, int] = {}
        self.begin("", None)

    def begin(self, src: str, place: Place | None) -> None:
        """Start on another text."""
        self.src = src
        self.place = place
        self.out: list[Piece] = []
        self.buffer: list[str] = []
        self.images = self.waste = 0
        self.figure: dict[str, str] | None = None
        if self.failed:
            self.failed = set()
        if self.absent:
            self.absent = {}

    def flush(self, last: bool = False) -> None:
        """Hand the plain text gathered so far to the renderer; ``last`` when nothing follows it in its block."""
        buffer = self.buffer
        if buffer:
            text = buffer[0] if len(buffer) == 1 else "".join(buffer)
            buffer.clear()
            if self.abbreviations is None and (self.break_mark is None or self.break_mark not in text):
                self.out.append(self.renderer.text(text))
            else:
                self.out += self.pieces(text, last)

    def pieces(self, text: str, last: bool) -> list[Piece]:
        """Plain text with abbreviations and GFM's line breaks in it."""
        if self.abbreviations is None:
            return list(_broken_text(self, text, last))
        pieces: list[Piece] = []
        parts = self.abbreviations.split(text)
        for number, (part, abbreviated) in enumerate(parts):
            if abbreviated:
                pieces.append(_abbreviation(self, part))
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
        return bool(self.out) and not self.buffer

    def seek(self, text: str, start: int) -> int:
        """``src.find``, remembering what is nowhere after here, so that repeated vain searches stay linear."""
        if start >= self.absent.get(text, start + 1):
            return -1
        at = self.src.find(text, start)
        if at < 0:
            self.absent[text] = start
        return at

    def copy(self) -> InlineState:
        """mistune's way for a plugin to read text inside its own."""
        copied = InlineState(self.document, self.renderer)
        copied.abbreviations, copied.break_mark = self.abbreviations, self.break_mark
        copied.nesting, copied.place = self.nesting + 1, self.place
        return copied

    def warn(self, message: str, at: int | None = None) -> None:
        """Record a warning; ``{line}`` in the message is replaced."""
        line = (line_number(self.place) if self.place else 1) + self.src.count("\n", 0, (at or 0) + 1)
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


def _abbreviation(state: InlineState, name: str) -> Piece:
    definitions = state.document.definitions
    marker = definitions.abbreviation_markers[name]
    attributes: dict[str, str] = {}
    if "ial" in marker:
        apply(attributes, marker["ial"], definitions.attributes)
    return state.renderer.abbreviation(name, definitions.abbreviations[name], attributes)
