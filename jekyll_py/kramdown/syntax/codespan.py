"""Code spans: text between equal runs of backticks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from ..inline_parser import InlineParser
from ..inline_state import InlineState
from ..patterns import SPACES
from ..search import Closer, Searches

START = r"`+"
SIMPLE = r"`([^` \t\r\n\f\v][^`]*)`(?!\{:)"
"""The most frequent form: one backtick, no space after it, nothing after the span."""

_BACKTICKS = re.compile(START)


def parse_simple_codespan(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A code span without attributes."""
    state.add(state.renderer.codespan(m[1]))
    return m.end()


def parse_codespan(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A code span; the backticks are text when nothing closes them."""
    src, delimiter, start = state.src, m[0], m.end()
    simple = len(delimiter) == 1
    lonely = simple and (m.start() == 0 or src[m.start() - 1] in SPACES) and src[start : start + 1] in _SPACE_CHARS
    end = -1 if lonely else closing_backticks(state.searches, delimiter, start)
    if end < 0:
        state.buffer.append(delimiter)
        return start
    code = src[start:end]
    if not simple:
        code = code[1:] if code.startswith(" ") else code
        code = code[:-1] if code.endswith(" ") else code
    attributes: dict[str, str] = {}
    end, _ = inline.attributes(state, end + len(delimiter), attributes)
    state.add(state.renderer.codespan(code, attributes))
    return end


_SPACE_CHARS = frozenset(SPACES)


def closing_backticks(searches: Searches, delimiter: str, start: int) -> int:
    """Where the code span ends whose text begins at ``start``; -1 when it does not."""
    end = -1 if searches.knows(_backticks) else searches.src.find(delimiter, start)
    if end < 0:  # where one search was in vain others may be, and the index is worth making
        found = searches.closer(_backticks, "`", start, len(delimiter))
        end = found[0] if found else -1
    return end


def _backticks(src: str) -> Iterator[tuple[str, Closer]]:
    return (("`", (*found.span(), len(found[0]))) for found in _BACKTICKS.finditer(src))
