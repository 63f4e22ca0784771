"""The definitions of a document (links, footnotes, abbreviations, attribute lists, options) and its warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..lazy.tuples import NamedTuple
from .attribute_list import AttributeList
from .source import Place

if TYPE_CHECKING:
    from .options import Options

Token = dict[str, Any]
"""A token of mistune's: ``type``, and ``text`` (not yet parsed inline), ``children`` or ``raw``, and ``attrs``."""
Piece = Any
"""The result of a renderer's method: a string from the HTML renderer, a list of tokens from the tree renderer."""


def lengthen(token: Token, key: str, text: str) -> None:
    """Add to a text of a token, in time that grows with what is added.

    A string that nothing else refers to grows in place in CPython; in the token it would be copied every time.
    """
    whole: str = token.pop(key)
    whole += text
    token[key] = whole


class Warning(NamedTuple):
    """Something kramdown would warn of."""

    message: str
    """kramdown's own sentence."""
    line: int
    """Line of the document, counted from 1."""


class LinkDefinition(NamedTuple):
    """``[id]: url "title"``."""

    url: str
    title: str | None
    marker: Token
    """The token that stands where the definition stood; an attribute list after it lands there."""


class Footnote:
    """``[^name]: …``.

    Args:
        children: its blocks.
        place: its beginning.
    """

    __slots__ = ("children", "place", "used")

    def __init__(self, children: list[Token], place: Place) -> None:
        self.children = children
        self.place = place
        self.used = False


class Definitions:
    """All a document defines, complete once its blocks are read."""

    __slots__ = ("abbreviation_markers", "abbreviations", "attributes", "footnotes", "links")

    def __init__(self) -> None:
        self.attributes: dict[str, AttributeList] = {}
        self.links: dict[str, LinkDefinition] = {}
        self.footnotes: dict[str, Footnote] = {}
        self.abbreviations: dict[str, str] = {}
        self.abbreviation_markers: dict[str, Token] = {}


MOST_REPEATED = 1_000_000
MOST_REPEATED_FACTOR = 8
"""Characters of definitions that references may repeat, per document and per character: then they refer to nothing.

kramdown writes on: half a document of one long definition and half of references to it grow with the square.
"""


class DocumentState:
    """One document: its options (``{::options}`` changes them), definitions and warnings."""

    __slots__ = ("_repeats", "constructs", "definitions", "options", "references", "warnings")

    def __init__(self, options: Options, length: int) -> None:
        self.options = options
        self._repeats = MOST_REPEATED + MOST_REPEATED_FACTOR * length
        self.definitions = Definitions()
        self.warnings: list[Warning] = []
        self.references: list[str] = []
        self.constructs: set[str] = set()
        """The names of those of these that the document has: ``code``, ``footnotes``, ``headings``, ``mathematics``,
        ``tables of contents``."""

    def repeat(self, size: int) -> bool:
        """Count characters that a reference repeats; False, with a warning, when there are too many in all."""
        if self._repeats < 0:
            return False
        self._repeats -= size
        if self._repeats < 0:
            self.warnings.append(Warning("Definitions are repeated too often - ignoring further references", 1))
        return self._repeats >= 0

    def change_option(self, name: str, value: Any) -> None:
        """Set an option for the rest of the document, as ``{::options}`` does."""
        self.options = self.options.replace({name: value})
