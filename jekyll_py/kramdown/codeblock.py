"""Code blocks: indented by four spaces, or between fences of ``~~~`` (in GFM also backticks)."""

from __future__ import annotations

import re
from functools import lru_cache
from re import Match, Pattern

from .blank_line import BLANK
from .block import BlockParser
from .definitions import Token
from .paragraph import HTML_START, HTML_STOP
from .patterns import EOB, IAL_BLOCK, INDENT, OPT_SPACE, SPACES, compiled
from .state import BlockState

_LINE = r"[ \t]*+[^ \t\r\n\f\v].*\n"
_LAZY_STOP = rf"{OPT_SPACE}(?:{IAL_BLOCK}|{HTML_STOP}|{HTML_START})|{EOB}"
INDENTED = INDENT
CODE = rf"(?>(?:(?:{BLANK})?(?:{INDENT}{_LINE})+(?:(?!{_LAZY_STOP}){_LINE})*)*)"
"""Indented lines with blank lines between, and lazily what follows them."""
_CODE_MARKDOWN = rf"(?>(?:(?:{BLANK})?(?:{INDENT}{_LINE})+)*)"
_LAZY_LINE = re.compile(r"\n( {0,3}[^ \t\r\n\f\v])")
INDENT_AT_START = re.compile(rf"^{INDENT}", re.MULTILINE)

FENCE = r"(~{3,})(.*)\n"
FENCE_GFM = r" {0,3}([~`]{3,})(.*)\n"
_LONGEST_RETRIED = 100


def parse_indented(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """Code indented by a tab or four spaces."""
    found = compiled(_CODE_MARKDOWN if block.options["input"] == "Markdown" else CODE).match(state.src, m.start())
    assert found is not None
    code = INDENT_AT_START.sub("", _LAZY_LINE.sub(r" \1", found[0]))
    state.add({"type": "block_code", "raw": code, "attrs": {}, "place": state.place()})
    return found.end()


def parse_fenced(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """Code between fences. A closing fence is at least as long as its opening one.

    Without a closing fence kramdown tries again with part of the opening one as the language.
    """
    run, rest = m[1], m[2]
    for length in range(len(run), 2 if len(run) <= _LONGEST_RETRIED else len(run) - 1, -1):
        fence, info = run[:length], (run[length:] + rest).strip(SPACES)
        if any(space in info for space in SPACES):
            return None
        if (found := _closing(fence, block.gfm, state, m.end())) is not None:
            _add(state, state.src[m.end() : found.start() + 1], info)
            return found.end()
    return None


@lru_cache(maxsize=128)
def _closing_pattern(fence: str, gfm: bool) -> Pattern[str]:
    spaces = " {0,3}" if gfm else ""
    return re.compile(rf"\n{spaces}{re.escape(fence)}{re.escape(fence[-1])}*[ \t\r\f\v]*\n")


def _closing(fence: str, gfm: bool, state: BlockState, start: int) -> Match[str] | None:
    if start >= state.absent.get(fence, start + 1):
        return None
    found = _closing_pattern(fence, gfm).search(state.src, start - 1)
    if found is None:
        state.absent[fence] = start
    return found


def _add(state: BlockState, code: str, info: str) -> None:
    token: Token = {"type": "block_code", "raw": code, "attrs": {}, "place": state.place()}
    if info:
        options = info.find("?", 1)
        token["attrs"] = {"info": info}
        token["attributes"] = {"class": f"language-{info if options < 0 else info[:options]}"}
    state.add(token)
