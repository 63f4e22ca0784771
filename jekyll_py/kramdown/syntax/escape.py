"""Backslash escapes."""

from __future__ import annotations

import re
from re import Match

from ..inline_parser import InlineParser
from ..inline_state import InlineState

PATTERN = r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])"
PATTERN_GFM = r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])"
ESCAPED = re.compile(PATTERN)


def parse_escape(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A backslash and a character that means something else without it."""
    state.buffer.append(m[1])
    return m.end()
