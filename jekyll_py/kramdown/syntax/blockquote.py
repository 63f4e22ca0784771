"""Block quotes: lines after ``>``, and lazily those that follow."""

from __future__ import annotations

import re
from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import Token
from ..patterns import OPT_SPACE
from .paragraph_end import lazy_end, text_end

START = rf"{OPT_SPACE}> ?"
_MARKER = re.compile(rf"\n{START}")


def parse_blockquote(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """A quote with blocks inside."""
    end = text_end(lazy_end(block.options), state)
    children: list[Token] = []
    state.add({"type": "block_quote", "children": children})
    text = _MARKER.sub("\n", state.src[m.end() : end])
    block.parse(state.child(text, children, state.place()))
    return end
