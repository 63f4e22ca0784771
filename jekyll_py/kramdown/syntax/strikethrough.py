"""GFM's strikethrough: ``~~text~~``."""

from __future__ import annotations

import re
from re import Match

from ..inline_parser import MAX_NESTING, InlineParser
from ..inline_state import InlineState

START = r"~~(?![ \t\r\n\f\v~])"
_END = re.compile(r"[^ \t\r\n\f\v~]~~")


def parse_strikethrough(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """Text struck through; what surrounds it does not bear on what may stand inside."""
    found = state.searches.search(_END, m.end()) if state.nesting < MAX_NESTING else None
    if found is None:
        return None
    inner = InlineState(state.document, state.renderer)
    inner.begin(state.src[m.end() : found.start() + 1], state.place)
    inner.nesting = state.nesting + 1
    inner.abbreviations = state.abbreviations
    inline.run(inner, 0)
    inner.flush()
    attributes: dict[str, str] = {}
    end, _ = inline.attributes(state, found.end(), attributes)
    children = state.renderer.join(inner.out)
    state.add(state.renderer.html_span(children, "del", attributes))
    return end
