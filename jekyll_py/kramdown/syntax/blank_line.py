"""Blank lines, and the end-of-block marker ``^``."""

from __future__ import annotations

from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import lengthen

BLANK = r"(?>[ \t\r\f\v\n]*\n)"
"""All the blank lines that follow."""


def parse_blank_line(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """Blank lines are output as one line feed."""
    if state.tokens and state.tokens[-1]["type"] == "blank_line":
        lengthen(state.tokens[-1], "raw", m[0])
    else:
        state.add({"type": "blank_line", "raw": m[0]})
    return m.end()


def parse_eob(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """``^`` alone on a line ends a list, a quote or a paragraph."""
    state.add({"type": "eob", "kind": None})
    return m.end()
