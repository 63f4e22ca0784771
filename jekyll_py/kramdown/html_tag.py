"""HTML tags: where a tag, a comment or a processing instruction ends, and the attributes of a start tag."""

from __future__ import annotations

import re
from re import Match

from ..lazy.patterns import lazy_pattern
from .block_state import BlockState
from .html_elements import is_known
from .inline_state import InlineState
from .patterns import UNAME, S
from .search import WASTE

_TAG = lazy_pattern(
    rf"<(?P<name>(?>{UNAME}))(?P<attributes>(?>(?:{S}+{UNAME}(?:{S}*={S}*(?:\w+|([\"']).*?\3))?)*))"
    rf"{S}*(?P<closed>/)?(?P<end>>)?",
    re.DOTALL,
)
CDATA = "<![CDATA["
TAG_CLOSE = lazy_pattern(rf"</({UNAME}){S}*>")
_ATTRIBUTE = lazy_pattern(rf"{S}*({UNAME})(?:{S}*={S}*(?:(\w+)|(\"|')(.*?)\3))?", re.DOTALL)


def comment_end(state: BlockState | InlineState, at: int) -> int:
    """Where the comment at ``at`` ends; -1 when there is none."""
    return _delimited(state, at, "<!--", "-->")


def instruction_end(state: BlockState | InlineState, at: int) -> int:
    """Where the processing instruction at ``at`` ends; -1 when there is none."""
    return _delimited(state, at, "<?", "?>")


def cdata_end(state: BlockState | InlineState, at: int) -> int:
    """Where the CDATA section at ``at`` ends; -1 when there is none."""
    return _delimited(state, at, CDATA, "]]>")


def _delimited(state: BlockState | InlineState, at: int, start: str, end: str) -> int:
    close = state.searches.find(end, at + len(start)) if state.src.startswith(start, at) else -1
    return close if close < 0 else close + len(end)


def start_tag(state: BlockState | InlineState, at: int) -> Match[str] | None:
    """The start tag at ``at``, with its ``name``, its ``attributes`` and whether it is ``closed``."""
    found = None if state.waste > WASTE and state.exhausted() else _TAG.match(state.src, at)
    if found is None or found["end"]:
        return found
    state.waste += found.end() - at
    return None


def parse_attributes(text: str, tag: str, state: BlockState | InlineState, at: int) -> dict[str, str]:
    """The attributes of a start tag, in order; a repeated one is overwritten in place, with a warning."""
    attributes: dict[str, str] = {}
    if not text:
        return attributes
    known = is_known(tag, state.document.options.version)
    for name, value, _, quoted in _ATTRIBUTE.findall(text):
        if known:
            name = name.lower()
        if name in attributes:
            state.warn(f"Duplicate HTML attribute '{name}' on line {{line}} - overwriting previous one", at)
        attributes[name] = value or quoted
    return attributes
