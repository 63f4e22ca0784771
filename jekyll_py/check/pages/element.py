"""An element of a page as its start tag is written, with its place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ...lazy.tuples import NamedTuple

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s/>][^\s/>=]*+)
        (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<plain>[^\s>"'][^\s>]*+)))?""",
    re.VERBOSE,
)


class Attribute(NamedTuple):
    """One attribute of a start tag."""

    name: str
    """In lower case."""
    value: str
    """Without its quotation marks, with entities resolved; empty if there is none."""
    written: str
    """The value as the page has it."""
    at: int
    """The offset of the value in the text of the page; of the name if there is no value."""
    is_empty: bool
    """Whether the tag has the name alone."""


class Element:
    """An element of a page: its start tag, and its place in the tree.

    Args:
        name: of the tag, in lower case.
        number: its position among the elements of the page.
        at: the offset of its ``<``.
        raw: what stands between the name and ``>``.
        parent: the element that it stands in.
    """

    __slots__ = ("_attributes", "at", "end", "name", "number", "parent", "raw")

    def __init__(self, name: str, number: int, at: int, raw: str, parent: Element | None) -> None:
        self.name = name
        self.number = number
        self.at = at
        self.raw = raw
        self.parent = parent
        self.end = -1
        """The offset behind its content: of its end tag, or of what ended it. For a void element, behind its tag."""
        self._attributes: Mapping[str, Attribute] | None = None

    @property
    def content_at(self) -> int:
        """The offset behind its start tag."""
        return self.at + len(self.name) + len(self.raw) + 2

    @property
    def attributes(self) -> Mapping[str, Attribute]:
        """Its attributes by name; of several with one name the first counts, as in a browser."""
        if self._attributes is None:
            found: dict[str, Attribute] = {}
            for attribute in self.all_attributes() if self.raw else ():
                found.setdefault(attribute.name, attribute)
            self._attributes = found
        return self._attributes

    def all_attributes(self) -> Iterator[Attribute]:
        """Its attributes as they are written, repeated ones among them."""
        start = self.at + 1 + len(self.name)
        for match in _ATTRIBUTE.finditer(self.raw):
            group = match.lastgroup or "name"
            written = "" if group == "name" else match[group]
            value = unescape(written) if "&" in written else written
            yield Attribute(match["name"].lower(), value, written, start + match.start(group), group == "name")

    def get(self, name: str) -> str | None:
        """The value of an attribute; None if it has no such attribute."""
        if name not in self.raw and name not in self.raw.lower():
            return None
        found = self.attributes.get(name)
        return None if found is None else found.value

    def has(self, name: str) -> bool:
        """Whether it has an attribute."""
        return self.get(name) is not None

    @property
    def tag(self) -> str:
        """Its start tag as it is written."""
        return f"<{self.name}{self.raw}>"

    @property
    def ancestors(self) -> Iterator[Element]:
        """The elements around it, innermost first."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent

    def is_in(self, *names: str) -> bool:
        """Whether one of its ancestors has one of these names."""
        outer = self.parent
        while outer is not None:
            if outer.name in names:
                return True
            outer = outer.parent
        return False
