"""Code blocks: indented by four spaces, or between fences of ``~~~`` (in GFM also backticks)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from ...reference import Version
from ..block_parser import BlockParser
from ..block_state import BlockState
from ..braces import LIST_LINE
from ..definitions import Token
from ..patterns import EOB, INDENT, OPT_SPACE, SPACES, compiled
from ..search import Closer
from .blank_line import BLANK
from .paragraph_end import block_tag

_LINE = r"[ \t]*+[^ \t\r\n\f\v].*\n"
INDENTED = INDENT
_LIST = re.compile(LIST_LINE)
_CODE_MARKDOWN = rf"(?>(?:(?:{BLANK})?(?:{INDENT}{_LINE})+)*)"
_LAZY_LINE = re.compile(r"\n( {0,3}[^ \t\r\n\f\v])")
INDENT_AT_START = re.compile(rf"^{INDENT}", re.MULTILINE)

FENCE = r"(~{3,})(.*)\n"
FENCE_GFM = r" {0,3}([~`]{3,})(.*)\n"
_CLOSING_FENCE = re.compile(r"\n(~{3,})[ \t\r\f\v]*(?=\n)")
_CLOSING_FENCE_GFM = re.compile(r"\n {0,3}([~`]{3,})[ \t\r\f\v]*(?=\n)")
_LONGEST_RETRIED = 100


@cache
def _code(version: Version) -> tuple[Pattern[str], Pattern[str]]:
    """Indented lines with blank lines between, and lazily what follows them, up to what may be an attribute list.

    Returns:
        Such lines, and lines that go on with such.
    """
    lazy_lines = rf"(?:(?!{OPT_SPACE}{block_tag(version)}|{EOB}|{LIST_LINE}){_LINE})*"
    code = rf"(?>(?:(?:{BLANK})?(?:{INDENT}{_LINE})+{lazy_lines})*)"
    return re.compile(code), re.compile(rf".*\n(?>{lazy_lines}){code}")


def parse_indented(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """Code indented by a tab or four spaces; none before a form feed or vertical tab, where kramdown never ends."""
    if block.options["input"] == "Markdown":
        found = compiled(_CODE_MARKDOWN).match(state.src, m.start())
        end = found.end() if found else m.start()
    else:
        end = code_end(state, m.start())
    if end == m.start():
        return None
    code = INDENT_AT_START.sub("", _LAZY_LINE.sub(r" \1", state.src[m.start() : end]))
    state.add({"type": "block_code", "raw": code, "attrs": {}, "place": state.place()})
    return end


def code_end(state: BlockState, start: int) -> int:
    """Where the indented lines at ``start`` end, with what belongs to them; ``start`` when there are none."""
    end = start
    code, more_code = _code(state.document.options.version)
    found = code.match(state.src, start)
    while found and found.end() > end:
        end = found.end()
        if not _LIST.match(state.src, end) or state.attribute_list(end):
            break
        found = more_code.match(state.src, end)
    return end


def parse_fenced(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """Code between fences. A closing fence is at least as long as its opening one.

    Without a closing fence kramdown tries again with part of the opening one as the language.
    """
    run, rest = m[1], m[2]
    fences = _closing_fences_gfm if block.gfm else _closing_fences
    for length in range(len(run), 2 if len(run) <= _LONGEST_RETRIED else len(run) - 1, -1):
        fence, info = run[:length], (run[length:] + rest).strip(SPACES)
        if any(space in info for space in SPACES):
            return None
        if closer := state.searches.closer(fences, _kind(fence), m.end(), length):
            _add(state, state.src[m.end() : closer[0]], info)
            return closer[1]
    return None


def _closing_fences(src: str) -> Iterator[tuple[str, Closer]]:
    return _closers(_CLOSING_FENCE, src)


def _closing_fences_gfm(src: str) -> Iterator[tuple[str, Closer]]:
    return _closers(_CLOSING_FENCE_GFM, src)


def _closers(pattern: Pattern[str], src: str) -> Iterator[tuple[str, Closer]]:
    for found in pattern.finditer(src):
        fence = found[1]
        yield _kind(fence), (found.start() + 1, found.end() + 1, len(fence))


def _kind(fence: str) -> str:
    """The fence with its last character once: fences of one kind close each other."""
    return fence.rstrip(fence[-1]) + fence[-1]


def _add(state: BlockState, code: str, info: str) -> None:
    token: Token = {"type": "block_code", "raw": code, "attrs": {}, "place": state.place()}
    if info:
        options = info.find("?", 1)
        token["attrs"] = {"info": info}
        token["attributes"] = {"class": f"language-{info if options < 0 else info[:options]}"}
    state.add(token)
