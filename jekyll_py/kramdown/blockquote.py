"""Block quotes: lines after ``>``, and lazily those that follow."""

from __future__ import annotations

import re
from re import Match

from .block import BlockParser
from .definitions import Token
from .paragraph import LAZY_END_MARKDOWN, LAZY_END_SEARCH
from .patterns import OPT_SPACE, compiled
from .state import BlockState

START = rf"{OPT_SPACE}> ?"
_MARKER = re.compile(rf"^{START}", re.MULTILINE)


def parse_blockquote(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """A quote with blocks inside."""
    src, start = state.src, state.cursor
    lazy_end = LAZY_END_MARKDOWN if block.options["input"] == "Markdown" else LAZY_END_SEARCH
    found = compiled(lazy_end).search(src, src.find("\n", start))
    end = found.end() if found else len(src)
    children: list[Token] = []
    state.add({"type": "block_quote", "children": children})
    block.parse(state.child(_MARKER.sub("", src[start:end]), children, state.place(start)))
    return end
