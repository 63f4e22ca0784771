"""Filters that are different in Liquid 4.0."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..printing import ruby_to_s
from ..values import is_empty, to_integer, truthy
from .ruby_split import split_string


def truncatewords(value: object, words: object = 15, ending: object = "...") -> object:
    """``| truncatewords: words, ending``: a text of exactly ``words`` words gets the ending too."""
    if value is None:
        return None
    found, count = split_string(ruby_to_s(value), " "), max(to_integer(words), 1)
    return " ".join(found[:count]) + ruby_to_s(ending) if len(found) >= count else value


def newline_to_br(value: object) -> str:
    """``| newline_to_br``: a carriage return is kept."""
    return ruby_to_s(value).replace("\n", "<br />\n")


def default(value: object, otherwise: object = "") -> object:
    """``| default: otherwise``: there is no ``allow_false``."""
    return value if truthy(value) and not is_empty(value) else otherwise


LIQUID_4: Mapping[str, Callable[..., object]] = {
    "default": default,
    "newline_to_br": newline_to_br,
    "truncatewords": truncatewords,
}
