"""Link definitions: ``[id]: url "title"``. The last one of an id counts."""

from __future__ import annotations

from re import Match

from ...lazy.patterns import lazy_pattern
from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import LinkDefinition, Token
from ..patterns import NOT_S, OPT_SPACE, S

START = rf"{OPT_SPACE}\[([^\n\]]+)\]:[ \t]*+"

_REST = lazy_pattern(r"(?:(?:[ \t]*+\n[ \t]*+|[ \t]++)([\"'])(.+?)\1)?[ \t]*\n")
_URL = lazy_pattern(rf"[^\n]*?{NOT_S}[^\n]*?(?=[ \t\n])")
_MOST_BRACKETS = 100
_QUOTE_AFTER_SPACE = lazy_pattern(r"[ \t]+[\"']")
_SPACES = lazy_pattern(rf"{S}+")


def normalize(ident: str) -> str:
    """The form in which ids are compared: any white space is one space, and case does not count."""
    if not ident.isascii():
        ident = "".join(char.lower() for char in ident)  # unlike str.lower, no final sigma
    return _SPACES.sub(" ", ident).lower() if ident.isascii() else _SPACES.sub(" ", ident)


def parse_link_definition(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """Keep a link definition; nothing is written for it."""
    found = _destination(state.src, m.end())
    if found is None:
        return None
    url, title, end = found
    ident = normalize(m[1])
    links = state.document.definitions.links
    if ident in links:
        state.warn(f"Duplicate link ID '{ident}' on line {{line}} - overwriting", end)
    marker: Token = {"type": "eob", "kind": "link_def"}
    state.add(marker)
    links[ident] = LinkDefinition(url, title, marker)
    return end


def _destination(src: str, start: int) -> tuple[str, str | None, int] | None:
    """URL, title and end of the definition."""
    if src.startswith("<", start) and (angled := _angled(src, start)):
        return angled
    position, last = start, len(src[start : src.find("\n", start)].rstrip(" \t")) + start - 1
    while url := _URL.match(src, position):
        position = _next_candidate(src, url.end())
        # kramdown takes the shortest URL after which the line is in order: it ends, or with the quote that comes next
        if src[position] == "\n" or (src[position] in "\"'" and src[position] == src[last] and last > position + 1):
            rest = _REST.match(src, url.end())
            text = src[start : url.end()]
            return None if rest is None or _QUOTE_AFTER_SPACE.search(text) else (text, rest[2], rest.end())
    return None


def _angled(src: str, start: int) -> tuple[str, str | None, int] | None:
    """A URL in angle brackets: the first closing one after which the line is in order."""
    close, line_end = start, src.find("\n", start)
    for _ in range(_MOST_BRACKETS):
        close = src.find(">", close + 1, line_end)
        if close < 0:
            break
        if rest := _REST.match(src, close + 1):
            return src[start + 1 : close], rest[2], rest.end()
    return None


def _next_candidate(src: str, position: int) -> int:
    while src[position : position + 1] in (" ", "\t"):
        position += 1
    return position
