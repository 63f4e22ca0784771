"""Line breaks: two spaces or two backslashes at the end of a line; in GFM one backslash, or every line feed."""

from __future__ import annotations

from re import Match

from ..inline_parser import InlineParser
from ..inline_state import InlineState

SPACES = r"\n(?<=  \n)"
BACKSLASHES = r"\\\\(?=\n)"


def parse_spaces(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """Two spaces before a line feed; the line feed itself is read as text afterwards."""
    if not state.buffer or not state.buffer[-1].endswith("  "):
        return None
    state.buffer[-1] = state.buffer[-1][:-2]
    if not state.buffer[-1]:
        state.buffer.pop()
    state.add(state.renderer.linebreak())
    return m.start()


def parse_backslashes(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """Two backslashes before a line feed."""
    state.add(state.renderer.linebreak())
    return m.end()
