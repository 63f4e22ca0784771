"""Typographic symbols: dashes, ellipses and guillemets."""

from __future__ import annotations

from re import Match

from ..inline_parser import InlineParser
from ..inline_state import InlineState

PATTERN = r"---|--|\.\.\.|\\<<|\\>>|<< |<<|>>"

_NAMES = {
    "---": "mdash",
    "--": "ndash",
    "...": "hellip",
    "<< ": "laquo_space",
    "<<": "laquo",
    ">>": "raquo",
}


def parse_typographic_symbol(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A symbol, or an escaped pair of angle brackets."""
    found = m[0]
    if found[0] == "\\":
        entity = state.renderer.entity("lt" if found[1] == "<" else "gt")
        state.add(entity)
        state.add(entity)
        return m.end()
    name = _NAMES[found]
    if found == ">>" and state.buffer and state.buffer[-1].endswith(" "):
        state.buffer[-1] = state.buffer[-1][:-1]
        name = "raquo_space"
        if not state.buffer[-1]:
            state.buffer.pop()
    state.add(state.renderer.symbol(name))
    return m.end()
