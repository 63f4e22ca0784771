"""Text inside HTML that ``html_to_native`` converts: entities, white space, and what stands between blocks."""

from __future__ import annotations

import re

from ...reference import Version
from ..definitions import Token
from ..html_elements import words
from ..patterns import STRIP
from ..syntax.entity import PATTERN as ENTITY
from ..syntax.entity import character, code_point, entity

_BLOCKS = words(
    "blank_line paragraph block_text heading block_quote block_code list list_item definition_list term"
    " definition table table_cell thematic_break block_math"
)
_SMART_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")
_SYMBOLS = ("mdash", "ndash", "hellip", "laquo", "raquo")
_ENTITY = re.compile(ENTITY)
_WHITESPACE = re.compile(r"[ \t\r\n\f\v]+")


def process_text(raw: str, version: Version, *, preserve: bool) -> list[Token]:
    """Text with its entities as tokens, and with single spaces unless ``preserve`` is set."""
    if not preserve:
        raw = _WHITESPACE.sub(" ", raw)
    tokens: list[Token] = []
    position = 0
    while found := _ENTITY.search(raw, position):
        tokens.append({"type": "text", "raw": raw[position : found.start()]})
        name, decimal, hexadecimal = found.groups()
        reference = name or code_point(decimal, hexadecimal)
        position = found.end()
        if reference in _SMART_QUOTES:
            tokens.append({"type": "smart_quote", "attrs": {"kind": reference}})
        elif reference in _SYMBOLS:
            tokens.append({"type": "symbol", "attrs": {"name": reference}})
        elif entity(reference, version):
            tokens.append({"type": "entity", "attrs": {"reference": reference, "original": found[0]}})
        else:
            tokens.append({"type": "entity", "attrs": {"reference": "amp"}})
            position = found.start() + 1
    if position < len(raw):
        tokens.append({"type": "text", "raw": raw[position:]})
    return tokens


def extract_text(token: Token) -> str:
    """All text inside a token."""
    own = str(token["raw"]) if token["type"] in ("text", "raw") else ""
    return own + "".join(extract_text(child) for child in token.get("children", ()))


def code_text(token: Token) -> str:
    """The text of a token inside code: an entity as its character."""
    if token["type"] == "text":
        return str(token["raw"])
    attrs = token["attrs"]
    return character(attrs.get("reference") or attrs.get("kind") or attrs["name"])


def strip(children: list[Token]) -> None:
    """Remove the white space at both ends of some tokens, in place."""
    if children and children[0]["type"] == "text":
        children[0]["raw"] = children[0]["raw"].lstrip(STRIP)
    if children and children[-1]["type"] == "text":
        children[-1]["raw"] = children[-1]["raw"].rstrip(STRIP)


def _is_block(token: Token) -> bool:
    if token["type"] in ("html_comment", "comment", "raw"):
        return bool(token["attrs"]["block"])
    return token["type"] in _BLOCKS or token["type"] == "html_element"


def without_blank_text(children: list[Token]) -> list[Token]:
    """The tokens without blank texts at both ends and between blocks."""
    last = len(children) - 1
    return [
        child
        for number, child in enumerate(children)
        if not (
            child["type"] == "text"
            and not child["raw"].strip(STRIP)
            and (number in (0, last) or (_is_block(children[number - 1]) and _is_block(children[number + 1])))
        )
    ]


def wrapped(children: list[Token]) -> list[Token]:
    """Spans between blocks become paragraphs written without ``<p>``."""
    wrapped: list[Token] = []
    for child in children:
        if _is_block(child):
            wrapped.append(child)
        elif wrapped and wrapped[-1]["type"] == "block_text" and wrapped[-1].get("made"):
            wrapped[-1]["children"].append(child)
        else:
            wrapped.append({"type": "block_text", "children": [child], "made": True})
    return wrapped
