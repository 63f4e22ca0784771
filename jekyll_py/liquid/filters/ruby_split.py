"""Ruby's ``String#split``."""

from __future__ import annotations

from ...lazy.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\0\t\n\v\f\r ]+")
_SPACE = lazy_pattern(r"[\0\t\n\v\f\r ]+")


def split_string(text: str, separator: str) -> list[str]:
    """``text.split(separator)``: a single space means runs of white space, an empty string splits into characters."""
    if separator == " ":
        return _WORD.findall(text)
    parts = list(text) if not separator else text.split(separator)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def split_words(text: str, limit: int) -> list[str]:
    """``text.split(" ", limit)``: the last part is the unchanged rest."""
    text = text.lstrip("\0\t\n\v\f\r ")
    return _SPACE.split(text, maxsplit=limit - 1) if text else []
