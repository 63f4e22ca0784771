"""Filters for HTML, URLs and Base64."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Mapping
from urllib.parse import quote, unquote_to_bytes

from ...lazy.modules import c_module
from ...lazy.patterns import lazy_pattern
from ..errors import LiquidArgumentError
from ..printing import ruby_to_s

try:  # the C function alone: making a Markup of its result takes four times as long
    escape_html: Callable[[str], str] = c_module("markupsafe", "_speedups")._escape_inner
except (ImportError, AttributeError):  # an older markupsafe, or one without its C code
    from html import escape as escape_html

_UNESCAPED = lazy_pattern(r"""["><']|&(?!(?:[a-zA-Z]+|#\d+);)""", re.ASCII)
_ENTITIES = {"&": "&amp;", ">": "&gt;", "<": "&lt;", '"': "&quot;", "'": "&#39;"}
_BLOCK_ENDS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_BLOCK_START = lazy_pattern("|".join(_BLOCK_ENDS))
_TAGS = lazy_pattern(r"<.*?>", re.DOTALL)
_BASE64 = lazy_pattern(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\Z")


def escape(value: object) -> str | None:
    """``| escape``"""
    if value is None:
        return None
    escaped = escape_html(value if isinstance(value, str) else ruby_to_s(value))
    return escaped.replace("&#34;", "&quot;").replace("&#x27;", "&#39;")


def escape_once(value: object) -> str:
    """``| escape_once``: existing entities are kept."""
    return _UNESCAPED.sub(lambda found: _ENTITIES[found[0]], ruby_to_s(value))


def strip_html(value: object) -> str:
    """``| strip_html``"""
    text = ruby_to_s(value)
    if "<" not in text:
        return text
    text = _without_blocks(text)
    last = text.rfind(">") + 1  # no tag ends after it, for which each "<" there would search the whole rest
    return _TAGS.sub("", text[:last]) + text[last:]


def _without_blocks(text: str) -> str:
    """The text without scripts, comments and styles; those without an end are kept."""
    pieces, done, endless = list[str](), 0, set[str]()
    for start in _BLOCK_START.finditer(text):
        if start.start() < done or start[0] in endless:
            continue
        end = text.find(_BLOCK_ENDS[start[0]], start.end())
        if end < 0:
            endless.add(start[0])
        else:
            pieces.append(text[done : start.start()])
            done = end + len(_BLOCK_ENDS[start[0]])
    return "".join(pieces) + text[done:]


def url_encode(value: object) -> str | None:
    """``| url_encode``: a space becomes ``+`` (``CGI.escape``)."""
    return None if value is None else quote(_raw(value), safe=" ").replace(" ", "+")


def url_decode(value: object) -> str | None:
    """``| url_decode``"""
    if value is None:
        return None
    return _text(unquote_to_bytes(_raw(value).replace(b"+", b" ")), "invalid byte sequence in UTF-8")


def _raw(value: object) -> bytes:
    """The bytes of a text, which may hold some that are not UTF-8, such as a file's name or decoded Base64."""
    return ruby_to_s(value).encode("utf-8", "surrogateescape")


def _text(content: bytes, complaint: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise LiquidArgumentError(complaint) from error


def base64_encode(value: object) -> str:
    """``| base64_encode``"""
    return b2a_base64(_raw(value), newline=False).decode()


def base64_url_safe_encode(value: object) -> str:
    """``| base64_url_safe_encode``"""
    return base64_encode(value).translate(str.maketrans("+/", "-_"))


def base64_decode(value: object) -> str:
    """``| base64_decode``"""
    return _decoded(ruby_to_s(value), "base64_decode")


def base64_url_safe_decode(value: object) -> str:
    """``| base64_url_safe_decode``: padding may be missing."""
    text = ruby_to_s(value).translate(str.maketrans("-_", "+/"))
    if not text.endswith("="):
        text += "=" * (-len(text) % 4)
    return _decoded(text, "base64_url_safe_decode")


def _decoded(text: str, filter_name: str) -> str:
    complaint = f"invalid base64 provided to {filter_name}"
    content = a2b_base64(text) if _BASE64.match(text) else b""
    if b2a_base64(content, newline=False).decode() != text:  # bits left over at the end are refused, too
        raise LiquidArgumentError(complaint)
    return content.decode("utf-8", "surrogateescape")


ESCAPING_FILTERS: Mapping[str, Callable[..., object]] = {
    "base64_decode": base64_decode,
    "base64_encode": base64_encode,
    "base64_url_safe_decode": base64_url_safe_decode,
    "base64_url_safe_encode": base64_url_safe_encode,
    "escape": escape,
    "escape_once": escape_once,
    "h": escape,
    "strip_html": strip_html,
    "url_decode": url_decode,
    "url_encode": url_encode,
}
