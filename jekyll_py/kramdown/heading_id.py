"""Ids of headings: GFM's from the text, kramdown's from what is ASCII in it; repeated ones are numbered."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import category, normalize

from .definitions import Token
from .entity import entity

_NOT_IN_ID = re.compile(r"[^\w\- \t]")
_LEADING = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NOT_ASCII = re.compile(r"[^a-zA-Z0-9 -]")
_SYMBOLS = {"laquo_space": "«\u00a0", "raquo_space": "\u00a0»"}


class HeadingIds:
    """The ids given out in one document. GFM's and kramdown's are counted apart, as in parser-gfm."""

    def __init__(self, prefix: str, transliterate: bool) -> None:
        self._prefix = prefix
        self._transliterate = transliterate
        self._gfm: dict[str, int] = {}
        self._kramdown: dict[str, int] = {}

    def gfm(self, text: str) -> str:
        """GFM's id: letters of any script are kept."""
        return self._prefix + _numbered(self._gfm, gfm_slug(text), always=True)

    def kramdown(self, text: str) -> str:
        """kramdown's id: ASCII only, beginning with a letter."""
        if self._transliterate:
            text = normalize("NFKD", text)
        return self._prefix + _numbered(self._kramdown, slug(text) or "section", always=False)


def _numbered(used: dict[str, int], ident: str, always: bool) -> str:
    count = used.get(ident, -1) + 1
    used[ident] = count
    return f"{ident}-{count}" if count else ident


def slug(text: str) -> str:
    """kramdown's id of a text, before it is made unique."""
    return _NOT_ASCII.sub("", _LEADING.sub("", text)).replace(" ", "-").lower()


def gfm_slug(text: str) -> str:
    """GFM's id of a text, before it is made unique."""
    if text.isascii():
        return _NOT_IN_ID.sub("", text.lower()).replace(" ", "-").replace("\t", "-")
    lowered = "".join(char.lower() for char in text)  # unlike str.lower, no final sigma
    kept = "".join(char for char in lowered if char in "- \t" or _is_word(char))
    return kept.replace(" ", "-").replace("\t", "-")


def _is_word(char: str) -> bool:
    """Ruby's ``\\p{Word}``: letters, marks, decimal digits, connectors."""
    kind = category(char)
    return kind[0] in "LM" or kind in ("Nd", "Nl", "Pc")


def plain_text(tokens: list[Token], gfm: bool) -> str:
    """The text of inline tokens, as ids are made from."""
    return "".join(_plain(token, gfm) for token in tokens)


def _plain(token: dict[str, Any], gfm: bool) -> str:
    kind = token["type"]
    if kind in ("text", "abbreviation"):
        return str(token["raw"])
    if gfm:
        if kind in ("codespan", "inline_math"):
            return str(token["raw"])
        if kind == "entity":
            found = entity(token["attrs"]["reference"])
            return (found and found.char) or ""
        if kind in ("smart_quote", "symbol"):
            return _character(token)
    return plain_text(token.get("children", []), gfm)


def _character(token: dict[str, Any]) -> str:
    name = token["attrs"].get("kind") or token["attrs"]["name"]
    found = entity(name) if name not in _SYMBOLS else None
    return _SYMBOLS.get(name) or (found and found.char) or ""
