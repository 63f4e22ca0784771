"""The table of contents: the list marked with ``{:toc}`` is replaced by one of the headings."""

from __future__ import annotations

from collections.abc import Callable

from ..lazy.tuples import NamedTuple
from .definitions import Token
from .markup import Attributes, write_attributes

_IDENT = "markdown-toc"
_LONGEST_IDENT = 200


class Entry(NamedTuple):
    """A heading, with the deeper ones after it."""

    level: int
    ident: str
    tokens: list[Token]
    entries: list[Entry]


class TableOfContents(NamedTuple):
    """The headings of a document's table of contents, and where it is to stand."""

    tag: str
    attributes: Attributes
    mark: str
    """Stands in the output until all headings are known."""

    def write(self, headings: list[Entry], text: Callable[[list[Token]], str]) -> str:
        """The list; ``text`` renders the text of a heading."""
        ident = self.attributes.get("id") or _IDENT
        attributes = {**self.attributes, "id": ident}
        ident = ident if len(ident) <= _LONGEST_IDENT else _IDENT  # every entry repeats it
        entries = nest(headings)
        return self._list(entries, ident, write_attributes(attributes), "", text) if entries else ""

    def _list(
        self, entries: list[Entry], ident: str, attributes: str, margin: str, text: Callable[[list[Token]], str]
    ) -> str:
        parts = [f"{margin}<{self.tag}{attributes}>\n"]
        for entry in entries:
            link = write_attributes({"href": f"#{entry.ident}", "id": f"{ident}-{entry.ident}"})
            parts.append(f"{margin}  <li><a{link}>{text(without_links(entry.tokens))}</a>")
            if entry.entries:
                parts += [self._list(entry.entries, ident, "", margin + "    ", text), margin, "  "]
            parts.append("</li>\n")
        parts.append(f"{margin}</{self.tag}>\n")
        return "".join(parts)


def nest(headings: list[Entry]) -> list[Entry]:
    """The headings as a tree by level."""
    top: list[Entry] = []
    open_entries: list[Entry] = []
    for heading in headings:
        while open_entries and open_entries[-1].level >= heading.level:
            open_entries.pop()
        (open_entries[-1].entries if open_entries else top).append(heading)
        open_entries.append(heading)
    return top


def without_links(tokens: list[Token]) -> list[Token]:
    """The tokens without footnotes, and with links replaced by their text."""
    kept: list[Token] = []
    for token in tokens:
        if token["type"] == "footnote_ref":
            continue
        if "children" in token:
            children = without_links(token["children"])
            if token["type"] == "link":
                kept += children
                continue
            token = {**token, "children": children}
        kept.append(token)
    return kept
