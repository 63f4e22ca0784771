"""Attribute lists: ``{:.class #id key="value" reference}``, after a block, before it, or after a span.

Source of the rules: kramdown's ``parser/kramdown/extensions.rb``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .patterns import ID_NAME, IN_BRACES, NOT_S, SPACES, STRIP, S, W

ID_OR_CLASS = rf"#([A-Za-z](?:{W}|[:-])*)|\.((?:(?![.#]){NOT_S})+)"
# kramdown's class [^}\\2] leaves out U+0002, not the quote: a value may hold quotes
_ITEM = re.compile(
    rf"(?:\A|{S})(?:({ID_NAME})=(\"|')((?:\\\}}|\\\2|[^}}\x02])*?)\2"
    rf"|({ID_NAME})|((?:{ID_OR_CLASS})+))(?={S}|\Z)"
)
_ID_OR_CLASS = re.compile(ID_OR_CLASS)
SPAN = re.compile(rf"\{{:(?!\}})({IN_BRACES})\}}")


class AttributeList(dict[str, str]):
    """HTML attributes, and the names of the definitions (``{:name: …}``) they refer to."""

    __slots__ = ("refs",)

    def __init__(self) -> None:
        super().__init__()
        self.refs: list[str] = []

    def add_class(self, name: str) -> None:
        """Append a class to those already there."""
        self["class"] = f"{self.get('class', '')} {name}".lstrip(STRIP)

    def parse(self, text: str) -> bool:
        """Add what ``text`` names; False when it holds nothing that can be understood."""
        if text.strip(STRIP) in ("", ":"):
            return True
        found = False
        for key, quote, value, ref, ids, _, _ in _ITEM.findall(text):
            found = True
            if ref:
                self.refs.append(ref)
            elif ids:
                self._add_ids(ids)
            else:
                self[key] = re.sub(rf"\\(\}}|{quote})", r"\1", value)
        return found

    def _add_ids(self, text: str) -> None:
        for name, css_class in _ID_OR_CLASS.findall(text):
            if css_class:
                self.add_class(css_class)
            else:
                self["id"] = name

    def merge(self, other: AttributeList) -> None:
        """Add another list to this one, classes after classes."""
        self.refs.extend(other.refs)
        for key, value in other.items():
            if key == "class":
                self.add_class(value)
            else:
                self[key] = value


_MOST_REFERENCES = 8
Definitions = Mapping[str, AttributeList]


def apply(
    attributes: dict[str, str], ial: AttributeList, definitions: Definitions, inside: tuple[str, ...] = ()
) -> None:
    """Write an attribute list, and the definitions it refers to, into HTML attributes.

    ``inside`` names the definitions this one was referred to by: one may refer to itself. kramdown has no bound.
    """
    if len(inside) < _MOST_REFERENCES:
        for ref in dict.fromkeys(ial.refs) if inside else ial.refs:
            if ref in definitions and ref not in inside:
                apply(attributes, definitions[ref], definitions, (*inside, ref))
    for key, value in ial.items():
        if key == "class":
            attributes[key] = f"{attributes.get(key, '')} {value}".lstrip(SPACES)
        else:
            attributes[key] = value
