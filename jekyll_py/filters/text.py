"""Jekyll's string filters: escaping, slugs, white space, words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import quote_plus

from ..compat.addressable.percent_encoding import normalize_component
from ..liquid import inspect
from ..liquid.filter import FilterFunction
from ..liquid.printing import class_name, join, member_to_s, ruby_to_s
from ..model.slug import slugify as make_slug
from .arguments import JekyllLiquidError, no_conversion, string, undefined_method

_SPACE_OR_NUL = " \t\n\v\f\r\0"


def xml_escape(value: object) -> str:
    """The text escaped for an XML attribute."""
    text = ruby_to_s(value)
    for char, entity in _XML_ENTITIES:
        text = text.replace(char, entity)
    return text


_XML_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;"))


def cgi_escape(value: object) -> str:
    """The text escaped for a query string, with ``+`` for spaces."""
    if not isinstance(value, str):
        raise no_conversion(value)
    return quote_plus(value, errors="surrogateescape")


def uri_escape(value: object) -> str | None:
    """The text with characters that no URL may have percent-encoded; reserved characters stay."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise JekyllLiquidError(f"Can't convert {class_name(value)} into String.")
    return normalize_component(value)


def slugify(value: object, mode: object = None) -> str | None:
    """The text as a slug; ``mode`` is ``none``, ``raw``, ``default``, ``pretty``, ``ascii`` or ``latin``."""
    if value is None:
        return None
    return make_slug(string(value, "gsub"), None if mode is None or mode is False else ruby_to_s(mode))


def normalize_whitespace(value: object) -> str:
    """The text with runs of white space replaced by one space, and stripped."""
    text = ruby_to_s(value)
    words = text.encode("utf-8", "surrogatepass").split()  # bytes split at the white space of ASCII, as Ruby does
    found = b" ".join(words).decode("utf-8", "surrogatepass")
    return found.strip(_SPACE_OR_NUL) if "\0" in found else found


# Code points of the scripts whose characters count as words: Han, Hiragana, Katakana and Hangul.
_CJK_RANGES = """
2E80-2E99 2E9B-2EF3 2F00-2FD5 3005-3005 3007-3007 3021-3029 3038-303B 3400-4DBF 4E00-9FFF F900-FA6D FA70-FAD9
16FF0-16FF1 20000-2A6DF 2A700-2B739 2B740-2B81D 2B820-2CEA1 2CEB0-2EBE0 2F800-2FA1D 30000-3134A
3041-3096 309D-309F 30A1-30FA 30FD-30FF 31F0-31FF 32D0-32FE 3300-3357 FF66-FF6F FF71-FF9D 1B000-1B122
1B150-1B152 1B164-1B167 1F200-1F200
1100-11FF 302E-302F 3131-318E 3200-321E 3260-327E A960-A97C AC00-D7A3 D7B0-D7C6 D7CB-D7FB FFA0-FFBE FFC2-FFC7
FFCA-FFCF FFD2-FFD7 FFDA-FFDC
"""
_CJK_CLASS = "".join("-".join(chr(int(end, 16)) for end in span.split("-")) for span in _CJK_RANGES.split())


@cache
def _cjk_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a CJK character and of a word in another script; compiled at first use, because that is slow."""
    return re.compile(f"[{_CJK_CLASS}]"), re.compile(rf"[^{_CJK_CLASS} \t\n\v\f\r]+")


def number_of_words(value: object, mode: object = None) -> int:
    """The number of words; in mode ``cjk`` each CJK character is a word.

    Mode ``auto`` is ``cjk`` if the text has CJK characters.
    """
    if mode not in ("cjk", "auto"):
        return _spaced_words(string(value, "split"))
    text = string(value, "scan")
    character, other_word = _cjk_patterns()
    characters = len(character.findall(text))
    if mode == "auto" and not characters:
        return _spaced_words(text)
    return characters + len(other_word.findall(text))


def _spaced_words(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass").split())  # bytes split at ASCII white space only, as in Ruby


def array_to_sentence_string(value: object, connector: object = "and") -> str:
    """The items joined as ``a, b, and c``, with ``connector`` before the last one."""
    items = _indexed(value)
    texts = list(map(member_to_s, items))
    if len(texts) < 2:
        return "".join(texts)
    if len(texts) == 2:
        return f"{texts[0]} {ruby_to_s(connector)} {texts[1]}"
    return f"{join(items[:-1], ', ')}, {ruby_to_s(connector)} {texts[-1]}"


def _indexed(value: object) -> Sequence[object]:
    """The items of an array, or what Ruby's ``length`` and ``[]`` give for a string or a hash of at most two."""
    if isinstance(value, list | tuple):
        return value
    if not isinstance(value, str | Mapping):
        raise undefined_method("length", value)
    if len(value) > 2:
        raise undefined_method("join", value[:-1] if isinstance(value, str) else None)
    return list(value) if isinstance(value, str) else [None] * len(value)


def inspect_value(value: object) -> str:
    """The value in Ruby's ``inspect`` form, escaped for XML."""
    return xml_escape(inspect(value))


FILTERS: dict[str, FilterFunction] = {
    "xml_escape": xml_escape,
    "cgi_escape": cgi_escape,
    "uri_escape": uri_escape,
    "slugify": slugify,
    "normalize_whitespace": normalize_whitespace,
    "number_of_words": number_of_words,
    "array_to_sentence_string": array_to_sentence_string,
    "inspect": inspect_value,
}
