"""Headings: ``# text #`` and text underlined with ``===`` or ``---``, with an optional ``{#id}``."""

from __future__ import annotations

from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..patterns import STRIP, compiled

ATX = r"(#{1,6})[\t ]*([^ \t].*)\n"
ATX_GFM = r"(#{1,6})[\t ]+(.*)\n"
SETEXT = r" {0,3}([^ \t].*)\n([-=])[-=]*[ \t\r\f\v]*\n"

_START = (
    r":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_ID = rf"[\t ]\{{#([{_START}][{_START}\-.0-9\u00B7\u0300-\u036F\u203F-\u2040]*)\}}\Z"


def parse_atx(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """``## text ##``; kramdown wants a blank line before it."""
    if not state.after_boundary():
        return None
    text, ident = _contents(m[2])
    text = _without_closing(text)
    return _add(state, m, len(m[1]), text, ident) if text else None


def parse_atx_gfm(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """``## text ##`` where a heading may interrupt a paragraph."""
    text, ident = _contents(m[2])
    text = _without_closing_gfm(text)
    return _add(state, m, len(m[1]), text, ident) if text else None


def parse_setext(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A line underlined with ``=`` or ``-``."""
    if not state.after_boundary():
        return None
    text, ident = _contents(m[1])
    return _add(state, m, 2 if m[2] == "-" else 1, text, ident) if text else None


def _contents(text: str) -> tuple[str, str | None]:
    text = text.rstrip(STRIP)
    if text.endswith("}") and (found := compiled(_ID).search(text)):
        return text[: found.start()].rstrip(STRIP), found[1]
    return text, None


def _without_closing(text: str) -> str:
    """The text without the signs at its end; the first of them may be escaped."""
    if not text.endswith("#"):
        return text
    kept = text.rstrip("#")
    return (kept + "#" if kept.endswith("\\") else kept).rstrip(STRIP)


def _without_closing_gfm(text: str) -> str:
    """The text without the signs at its end, when a space stands before them."""
    if not text.endswith("#"):
        return text
    kept = text.rstrip("#")
    return kept.rstrip(STRIP) if kept.endswith(("\t", " ")) else text


def _add(state: BlockState, m: Match[str], level: int, text: str, ident: str | None) -> int:
    token = {"type": "heading", "text": text, "attrs": {"level": level}, "place": state.place()}
    if ident is not None:
        token["attributes"] = {"id": ident}
    state.add(token)
    return m.end()
