"""XML as a tree of elements with their places, read by expat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from xml.parsers import expat

from ..lazy.tuples import NamedTuple

_SEPARATOR = "\n"
"""Between a namespace and a name; expat can have no such character in either."""
_DEEPEST = 200


class MalformedXmlError(Exception):
    """A text is no well-formed XML.

    Args:
        message: what is wrong.
        line: counted from 1.
        column: counted from 0.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class XmlElement:
    """An element of XML.

    Args:
        namespace: its namespace; empty for none.
        name: its name without a prefix.
        attributes: their values by name, without prefixes.
        line: of its start tag, counted from 1.
        column: counted from 0.
    """

    __slots__ = ("attributes", "children", "column", "line", "name", "namespace", "text")

    def __init__(self, namespace: str, name: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        self.line = line
        self.column = column
        self.text = ""
        """The text in it, without that of the elements below it."""
        self.children: list[XmlElement] = []

    def named(self, *names: str) -> Iterator[XmlElement]:
        """The children with one of these names."""
        return (child for child in self.children if child.name in names)

    def first(self, name: str, namespace: str | None = None) -> XmlElement | None:
        """The first child with a name, in a namespace if one is given."""
        for child in self.children:
            if child.name == name and (namespace is None or child.namespace == namespace):
                return child
        return None

    def value(self, name: str, namespace: str | None = None) -> str:
        """The text of the first child with a name; empty if there is none."""
        child = self.first(name, namespace)
        return "" if child is None else child.text.strip()


class XmlDocument(NamedTuple):
    """A document."""

    root: XmlElement
    text: str
    starts: Sequence[int]
    """The offsets of its lines."""

    def at(self, element: XmlElement) -> int:
        """The offset of an element in the text."""
        return min(self.starts[element.line - 1] + element.column, len(self.text))


@lru_cache(maxsize=8)
def parse_xml(text: str) -> XmlDocument:
    """The tree of a document. Nothing outside of it is read, and entities that it declares itself are refused.

    Args:
        text: without a byte order mark.

    Raises:
        MalformedXmlError: it is not well-formed.
    """
    builder = _Builder()
    try:
        builder.parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise MalformedXmlError(expat.ErrorString(error.code), error.lineno, error.offset) from None
    assert builder.root is not None, "expat refuses a document without an element"
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return XmlDocument(builder.root, text, starts)


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a place in a text, as expat counts lines."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column, len(text))


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", _SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        self.root: XmlElement | None = None
        self._open: list[XmlElement] = []

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, plain = name.rpartition(_SEPARATOR)
        values = attributes and {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()}
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        element = XmlElement(namespace, plain, values, line, column)
        if len(self._open) > _DEEPEST:
            raise MalformedXmlError("elements are nested too deeply", line, column)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].text += text

    def _entity(self, name: str, *_: object) -> None:
        raise MalformedXmlError(f"it declares the entity {name}", self.parser.CurrentLineNumber, 0)
