"""Slugs and titles made from them (``Jekyll::Utils.slugify`` and ``titleize_slug``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ..lazy.patterns import lazy_pattern
from ..liquid.letter_case import capitalize, downcase

_ASCII_RUN = lazy_pattern(r"[^A-Za-z0-9]+")
_SPACE_RUN = lazy_pattern(r"[ \t\n\v\f\r]+")
_PRETTY_EXTRAS = frozenset("._~!$&'()+,;=@")
_PRETTY_RUN = lazy_pattern(r"[^A-Za-z0-9._~!$&'()+,;=@]+")
_EDGE_HYPHENS = lazy_pattern(r"^-|-$", re.M)


def _is_word(char: str) -> bool:
    """Whether ``char`` is a letter, a mark or a decimal digit of any script."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def _hyphenate(text: str, keep: Callable[[str], bool]) -> str:
    """``text`` with each run of characters that are not to be kept as one hyphen."""
    kept: list[str] = []
    in_run = False
    for char in text:
        if keep(char):
            kept.append(char)
        elif not in_run:
            kept.append("-")
        in_run = not keep(char)
    return "".join(kept)


def _raw(text: str) -> str:
    return _SPACE_RUN.sub("-", text)


def _default(text: str) -> str:
    if text.isascii():
        return _ASCII_RUN.sub("-", text)
    return _hyphenate(text, _is_word)


def _pretty(text: str) -> str:
    if text.isascii():
        return _PRETTY_RUN.sub("-", text)
    return _hyphenate(text, lambda char: char in _PRETTY_EXTRAS or _is_word(char))


def _ascii(text: str) -> str:
    return _ASCII_RUN.sub("-", text)


def _latin(text: str) -> str:
    return _default(transliterate(text))


MODES: dict[str, Callable[[str], str]] = {
    "raw": _raw,
    "default": _default,
    "pretty": _pretty,
    "ascii": _ascii,
    "latin": _latin,
}
"""The replacement of characters in each mode. Any other mode, ``none`` among them, replaces nothing."""


def slugify(text: str, mode: str | None = None, *, cased: bool = False) -> str:
    """The slug of ``text``; ``cased`` keeps capital letters. It may come out empty."""
    replace = MODES.get("default" if mode is None else mode)
    slug = text if replace is None else _EDGE_HYPHENS.sub("", replace(text))
    return slug if cased else downcase(slug)


def titleize_slug(slug: str) -> str:
    """``some-words`` as ``Some Words``; the default title of a post."""
    return " ".join(capitalize(word) for word in slug.rstrip("-").split("-"))


# The letters of Latin-1 and Latin Extended-A that are no plain letter with an accent.
_LATIN_SPECIALS = {
    "Æ": "AE", "Ð": "D", "×": "x", "Ø": "O", "Þ": "Th", "ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip


def _plain_letter(char: str) -> str:
    if char in _LATIN_SPECIALS:
        return _LATIN_SPECIALS[char]
    base = unicodedata.normalize("NFD", char)[0]
    return base if "À" <= char <= "ž" and base.isascii() else "?"


def transliterate(text: str) -> str:
    """``text`` in ASCII: European letters lose their accents, anything else becomes ``?`` (the I18n gem's rule)."""
    return text if text.isascii() else "".join(char if char.isascii() else _plain_letter(char) for char in text)
