"""Ids of headings: GFM's from the text, kramdown's from what is ASCII in it; repeated ones are numbered."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import category, normalize

from .definitions import Token
from .syntax.entity import character

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


class _InGfmId(dict[int, str | None]):
    """From the number of a character to its replacement in GFM's id, None to remove it; filled on demand."""

    def __missing__(self, number: int) -> str | None:
        char = chr(number)
        kind = category(char)
        is_word = kind[0] in "LM" or kind in ("Nd", "Nl", "Pc")  # Ruby's \p{Word}
        found = self[number] = "-" if char in " \t" else char if is_word or char == "-" else None
        return found


_IN_GFM_ID = _InGfmId()


def gfm_slug(text: str) -> str:
    """GFM's id of a text, before it is made unique."""
    # unlike str.lower by itself, no final sigma
    lowered = "".join(char.lower() for char in text) if "\u03a3" in text else text.lower()
    return lowered.translate(_IN_GFM_ID)


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
            return character(token["attrs"]["reference"])
        if kind in ("smart_quote", "symbol"):
            return _character(token)
    return plain_text(token.get("children", []), gfm)


def _character(token: dict[str, Any]) -> str:
    name = token["attrs"].get("kind") or token["attrs"]["name"]
    return _SYMBOLS.get(name) or character(name)
