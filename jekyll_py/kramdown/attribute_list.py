"""Attribute lists: ``{:.class #id key="value" reference}``, after a block, before it, or after a span.

Source of the rules: kramdown's ``parser/kramdown/extensions.rb``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lazy.patterns import lazy_pattern
from .patterns import ID_NAME, NOT_S, SPACES, STRIP, S, W
from .search import Searches

ID_OR_CLASS = rf"#([A-Za-z](?:{W}|[:-])*)|\.((?:(?![.#]){NOT_S})+)"
_ITEM = lazy_pattern(
    rf"(?:\A|{S})(?:(?:(?P<ids>(?>(?:{ID_OR_CLASS})+))|(?P<ref>{ID_NAME})"
    rf"|(?P<key>{ID_NAME})=(?:\"(?P<value>[^\\\"}}\x02]*)\"|'(?P<single>[^\\'}}\x02]*)'))(?={S}|\Z)"
    rf"|(?P<hard>{ID_NAME})=(?P<quote>[\"']))"
)
"""An item; a value with quotes or backslashes is hard."""
_ID_OR_CLASS = lazy_pattern(ID_OR_CLASS)
# kramdown's class [^}\\2] leaves out U+0002, not the quote: a value may hold quotes
_VALUE_END = lazy_pattern(r"(?<!\\)\}|\x02")
_CLOSING = {quote: lazy_pattern(rf"(?<!\\){quote}(?={S}|\Z)") for quote in "\"'"}
_ESCAPED = {quote: lazy_pattern(rf"(?<=\\){quote}(?={S}|\Z)") for quote in "\"'"}

if TYPE_CHECKING:
    from .definitions import DocumentState


def join_class(attributes: dict[str, str], name: str, stripped: str) -> None:
    """Append a class to those already there, and strip the beginning."""
    whole = attributes.get("class")
    if not whole:
        attributes["class"] = name.lstrip(stripped)
        return
    attributes["class"] = ""  # so that the text grows in place, see `lengthen`
    whole += f" {name}"
    attributes["class"] = whole.lstrip(stripped)


def _closing_quote(text: str, searches: Searches, quote: str, start: int) -> int:
    """Where a value ends: at its first quote before white space, else at the last such quote after a backslash."""
    barrier = searches.search(_VALUE_END, start)
    end = barrier.start() if barrier else len(text)
    close = searches.search(_CLOSING[quote], start)
    if close and close.start() < end:
        return close.start()
    return searches.last(_ESCAPED[quote], start, end)


class AttributeList(dict[str, str]):
    """HTML attributes, and the names of the definitions (``{:name: …}``) they refer to."""

    __slots__ = ("refs",)

    def __init__(self) -> None:
        super().__init__()
        self.refs: list[str] = []

    def add_class(self, name: str) -> None:
        """Append a class to those already there."""
        join_class(self, name, STRIP)

    def parse(self, text: str) -> bool:
        """Add what ``text`` names; False when it holds nothing that can be understood."""
        if text.strip(STRIP) in ("", ":"):
            return True
        searches = Searches(text)
        found, position = False, 0
        while item := _ITEM.search(text, position):
            position = item.end()
            if item["ref"]:
                self.refs.append(item["ref"])
            elif item["ids"]:
                self._add_ids(item["ids"])
            elif item["key"]:
                self[item["key"]] = item["value"] or item["single"] or ""
            elif (close := _closing_quote(text, searches, item["quote"], position)) >= 0:
                self[item["hard"]] = re.sub(rf"\\(\}}|{item['quote']})", r"\1", text[position:close])
                position = close + 1
            else:
                position = item.start() + 1
                continue
            found = True
        return found

    def _add_ids(self, text: str) -> None:
        for name, css_class in _ID_OR_CLASS.findall(text):
            if css_class:
                self.add_class(css_class)
            else:
                self["id"] = name

    def size(self) -> int:
        """About how many characters it is written with."""
        return len("".join([*self, *self.values(), *self.refs])) + _EVERY

    def merge(self, other: AttributeList) -> None:
        """Add another list to this one, classes after classes."""
        self.refs.extend(other.refs)
        for key, value in other.items():
            if key == "class":
                self.add_class(value)
            else:
                self[key] = value


_MOST_REFERENCES = 8
_EVERY = 20
"""Counted for each list, so that lists that refer to each other end."""


def apply(
    attributes: dict[str, str], ial: AttributeList, document: DocumentState, inside: tuple[str, ...] = ()
) -> None:
    """Write an attribute list, and the definitions it refers to, into HTML attributes.

    ``inside`` names the definitions this one was referred to by: one may refer to itself. kramdown has no bound.
    """
    if not document.repeat(ial.size()):
        return
    definitions = document.definitions.attributes
    if len(inside) < _MOST_REFERENCES:
        for ref in dict.fromkeys(ial.refs) if inside else ial.refs:
            if ref in definitions and ref not in inside:
                apply(attributes, definitions[ref], document, (*inside, ref))
    for key, value in ial.items():
        if key == "class":
            join_class(attributes, value, SPACES)
        else:
            attributes[key] = value
