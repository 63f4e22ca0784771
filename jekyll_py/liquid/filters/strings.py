"""Filters on text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ...limits import LARGE, check_text, current, spend
from .. import letter_case
from ..errors import LiquidArgumentError
from ..parsing.patterns import WHITESPACE
from ..printing import ruby_to_s
from ..values import to_integer
from .ruby_split import split_string, split_words

_MAX_INT = (1 << 31) - 1


def downcase(value: object) -> str:
    """``| downcase``"""
    return letter_case.downcase(ruby_to_s(value))


def upcase(value: object) -> str:
    """``| upcase``"""
    return ruby_to_s(value).upper()


def capitalize(value: object) -> str:
    """``| capitalize``: the other letters become lower case, as in Ruby."""
    return letter_case.capitalize(ruby_to_s(value))


def slice_(value: object, offset: object, length: object = None) -> object:
    """``| slice: offset, length`` of a string or an array."""
    start = to_integer(offset)
    count = 1 if length is None or length is False else to_integer(length)
    items = list(value) if isinstance(value, (list, tuple)) else ruby_to_s(value)
    spend(len(items) if isinstance(items, list) else 0)
    if start < 0:
        start += len(items)
    if start < 0 or start > len(items) or count < 0:
        return items[:0]
    return items[start : start + count]


def truncate(value: object, length: object = 50, ending: object = "...") -> str | None:
    """``| truncate: length, ending``: the length includes the ending."""
    if value is None:
        return None
    text, tail, limit = ruby_to_s(value), ruby_to_s(ending), to_integer(length)
    return text[: max(limit - len(tail), 0)] + tail if len(text) > limit else text


def truncatewords(value: object, words: object = 15, ending: object = "...") -> str | None:
    """``| truncatewords: words, ending``"""
    if value is None:
        return None
    text, count = ruby_to_s(value), max(to_integer(words), 1)
    if count + 1 > _MAX_INT:
        raise LiquidArgumentError(f"integer {count} too big for truncatewords")
    found = split_words(text, count + 1)
    return text if len(found) <= count else " ".join(found[:count]) + ruby_to_s(ending)


def split(value: object, separator: object) -> list[str]:
    """``| split: separator``"""
    parts = split_string(ruby_to_s(value), ruby_to_s(separator))
    spend(len(parts))
    return parts


def strip(value: object) -> str:
    """``| strip``"""
    return ruby_to_s(value).strip(WHITESPACE)


def lstrip(value: object) -> str:
    """``| lstrip``"""
    return ruby_to_s(value).lstrip(WHITESPACE)


def rstrip(value: object) -> str:
    """``| rstrip``"""
    return ruby_to_s(value).rstrip(WHITESPACE)


def strip_newlines(value: object) -> str:
    """``| strip_newlines``"""
    return ruby_to_s(value).replace("\r\n", "").replace("\n", "")


def newline_to_br(value: object) -> str:
    """``| newline_to_br``"""
    return ruby_to_s(value).replace("\r\n", "\n").replace("\n", "<br />\n")


def replace(value: object, old: object, new: object = "") -> str:
    """``| replace: old, new``: references such as ``\\0`` in the new text stand for the match, as in Ruby."""
    return _substitute(ruby_to_s(value), ruby_to_s(old), ruby_to_s(new), -1)


def replace_first(value: object, old: object, new: object = "") -> str:
    """``| replace_first: old, new``"""
    return _substitute(ruby_to_s(value), ruby_to_s(old), ruby_to_s(new), 1)


def replace_last(value: object, old: object, new: object) -> str:
    """``| replace_last: old, new``"""
    text, wanted = ruby_to_s(value), ruby_to_s(old)
    at = text.rfind(wanted)
    return text if at < 0 else text[:at] + ruby_to_s(new) + text[at + len(wanted) :]


def _substitute(text: str, old: str, new: str, count: int) -> str:
    if "\\" not in new:
        if len(text) * (len(new) + 1) >= LARGE and current() is not None:
            check_text(len(text) + (text.count(old) if count < 0 else 1) * (len(new) - len(old)))
        return text.replace(old, new, count)
    length = len(text)

    def expanded(found: re.Match[str]) -> str:
        nonlocal length
        expansion = _expanded(new, found)
        length += len(expansion)
        if length >= LARGE:
            check_text(length)
        return expansion

    return re.sub(re.escape(old), expanded, text, count=max(count, 0))


_REFERENCE = re.compile(r"\\(?:([0&])|(`)|(')|([1-9])|(\\)|k<[^>]*>)", re.DOTALL)


def _expanded(new: str, found: re.Match[str]) -> str:
    """The new text with Ruby's references replaced: to the match, the text before and after it, and a backslash."""
    parts = (found[0], found.string[: found.start()], found.string[found.end() :], "", "\\")
    return _REFERENCE.sub(lambda reference: parts[(reference.lastindex or 4) - 1], new)


def remove(value: object, text: object) -> str:
    """``| remove: text``"""
    return ruby_to_s(value).replace(ruby_to_s(text), "")


def remove_first(value: object, text: object) -> str:
    """``| remove_first: text``"""
    return ruby_to_s(value).replace(ruby_to_s(text), "", 1)


def remove_last(value: object, text: object) -> str:
    """``| remove_last: text``"""
    return replace_last(value, text, "")


def append(value: object, text: object) -> str:
    """``| append: text``"""
    return ruby_to_s(value) + ruby_to_s(text)


def prepend(value: object, text: object) -> str:
    """``| prepend: text``"""
    return ruby_to_s(text) + ruby_to_s(value)


STRING_FILTERS: Mapping[str, Callable[..., object]] = {
    "append": append,
    "capitalize": capitalize,
    "downcase": downcase,
    "lstrip": lstrip,
    "newline_to_br": newline_to_br,
    "prepend": prepend,
    "remove": remove,
    "remove_first": remove_first,
    "remove_last": remove_last,
    "replace": replace,
    "replace_first": replace_first,
    "replace_last": replace_last,
    "rstrip": rstrip,
    "slice": slice_,
    "split": split,
    "strip": strip,
    "strip_newlines": strip_newlines,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "upcase": upcase,
}
