"""HTML cut into tags, comments and text by the rules of libxml2 2.9.

As there, an unclosed tag or comment ends with the text, so that each character is read once in any input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import name2codepoint

from .rules import RAW

_NO_CHARACTER = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""The characters that XML allows nowhere, and libxml2 leaves out (``IS_CHAR``)."""
_MARKUP = re.compile(
    r"<(?:(?P<start>[a-z][\w:.-]*+)|/(?P<end>[a-z_:.][\w:.-]*+)[^>]*+>?|(?P<comment>!--)|!doctype(?P<doctype>[^>]*+)>?"
    r"|(?P<instruction>\?[a-z_:][^>]*+)>?|[/?])",
    re.IGNORECASE | re.ASCII,
)
"""A start tag as far as its name, a comment as far as its beginning, and the rest whole; ``</`` and ``<?`` without a
name are left out."""
_ATTRIBUTE = re.compile(
    r"""\s*+(?:([a-z_:.][\w:.-]*+)(?:\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]*+))?|(?:[^\s>/]|/(?!>))+)""",
    re.IGNORECASE | re.ASCII,
)
"""An attribute, or characters that are none up to the next space."""
_DOCTYPE = re.compile(
    r"""\s*+([a-z_:][\w:.-]*+)?\s*+(?:PUBLIC\s*+("[^"]*+"|'[^']*+')|SYSTEM(?=\s))?\s*+("[^"]*+"|'[^']*+')?""",
    re.IGNORECASE | re.ASCII,
)
"""The name of a document type, its public and its system identifier."""
_TAG_END = re.compile(r"\s*+(/?)>?", re.ASCII)
_COMMENT_END = re.compile("--!?>")
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in RAW}
_NAMES = "|".join(sorted({*name2codepoint, "apos"}))
_ENTITY = re.compile(rf"&(?:#\d+|#[xX][0-9a-fA-F]+|{_NAMES});", re.ASCII)
"""Those of HTML 4; every other ``&`` is one."""


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag; ``is_closed`` when it ends with ``/>``."""

    name: str
    attributes: dict[str, str | None]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag."""

    name: str


@dataclass(eq=False, slots=True)
class Markup:
    """A comment or processing instruction, as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Doctype:
    """A document type declaration; its identifiers are None where it has none."""

    name: str
    public: str | None = None
    system: str | None = None


Token = StartTag | EndTag | Markup | Doctype | str
"""A tag, a comment, a declaration or the characters of a text, with entities replaced by their characters."""


def tokens(html: str) -> Iterator[Token]:
    """The tokens of some HTML in their order; texts may follow each other."""
    html = _NO_CHARACTER.sub("", html)
    place = 0
    while markup := _MARKUP.search(html, place):
        if markup.start() > place:
            yield _characters(html[place : markup.start()])
        place = markup.end()
        match markup.lastgroup:
            case "start":
                tag, place = _start_tag(markup["start"].lower(), html, place)
                yield tag
                if tag.name in _RAW_END and not tag.is_closed:
                    start, place = place, _first(_RAW_END[tag.name], html, place)[0]
                    yield html[start:place]
            case "end":
                yield EndTag(markup["end"].lower())
            case "comment":
                start, (end, place) = place, _first(_COMMENT_END, html, place)
                if place > end:
                    yield Markup(f"<!--{html[start:end]}-->")
            case "doctype":
                yield _doctype(markup["doctype"])
            case "instruction":
                if markup[0].endswith(">"):
                    yield Markup(markup[0])
    if place < len(html):
        yield _characters(html[place:])


def _start_tag(name: str, html: str, place: int) -> tuple[StartTag, int]:
    """The tag of which the name has been read, and where it ends; of attributes of one name the first counts."""
    attributes: dict[str, str | None] = {}
    while part := _ATTRIBUTE.match(html, place):
        place = part.end()
        if part[1]:
            attributes.setdefault(part[1].lower(), None if part[2] is None else _value(part[2]))
    end = _TAG_END.match(html, place)
    return StartTag(name, attributes, bool(end and end[1])), end.end() if end else place


def _doctype(written: str) -> Doctype:
    found = _DOCTYPE.match(written)
    name, public, system = found.groups() if found else (None, None, None)
    return Doctype(name or "", public and public[1:-1], system and system[1:-1])


def _value(written: str) -> str:
    """The value of an attribute, with the quotes that it has."""
    quote = written[:1]
    return _characters(written[1:].removesuffix(quote) if quote in ("'", '"') else written)


def _characters(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    return _NO_CHARACTER.sub("", unescape(entity[0]))


def _first(wanted: re.Pattern[str], html: str, place: int) -> tuple[int, int]:
    """The beginning and the end of the first match, both at the end of the text without one."""
    found = wanted.search(html, place)
    return found.span() if found else (len(html), len(html))
