"""Maths: ``$$…$$`` as a block or inside text. A single ``$`` is text."""

from __future__ import annotations

import re
from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..inline_parser import InlineParser
from ..inline_state import InlineState
from ..patterns import OPT_SPACE, STRIP

BLOCK = rf"{OPT_SPACE}(\\)?\$\$"

_TO_LINE_END = re.compile(r"[ \t\r\n\f\v]*?\n")


def parse_math_block(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """Maths between blank lines. ``\\$$…$$`` is text: the backslash is dropped."""
    src = state.src
    close = state.searches.find("$$", m.end())
    if close < 0 or not state.after_boundary():
        return None
    line_end = _TO_LINE_END.match(src, close + 2)
    if m[1]:
        if line_end:
            state.cursor = m.end() - 2
        return None
    end = line_end.end() if line_end else close + 2
    if not state.at_boundary(end):
        return None
    token = {"type": "block_math", "raw": src[m.end() : close].strip(STRIP), "place": state.place()}
    state.add(token)
    return end


INLINE = r"\$\$"


def parse_inline_math(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """Maths inside text."""
    close = state.searches.find("$$", m.end())
    if close < 0:
        return None
    attributes: dict[str, str] = {}
    end, _ = inline.attributes(state, close + 2, attributes)
    state.add(state.renderer.inline_math(state.src[m.end() : close].strip(STRIP), attributes))
    return end
