"""Horizontal rules: three or more ``*``, ``-`` or ``_`` on a line."""

from __future__ import annotations

from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..patterns import OPT_SPACE

RULE = rf"{OPT_SPACE}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n"


def parse_horizontal_rule(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """A horizontal rule."""
    state.add({"type": "thematic_break"})
    return m.end()
