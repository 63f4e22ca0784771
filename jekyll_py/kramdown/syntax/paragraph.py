"""Paragraphs: what no other rule takes, up to a blank line or to what may interrupt it."""

from __future__ import annotations

from re import Match
from typing import TYPE_CHECKING

from ..block_state import BlockState
from ..definitions import Token, lengthen
from ..patterns import BLANK_LINE, STRIP
from .paragraph_end import text_end

if TYPE_CHECKING:
    from ..block_parser import BlockParser

START = r" {0,3}[^ \t]"
PLAIN_START = r"(?:[A-Za-z!(\"']|[^\0-\u00bf]|[*_]{1,2}[^\W_]|[0-9]++(?!\.[\t| ])|\[[^^\]|\n]+\](?!:)|`(?![`~]))"
"""A line of text: neither another block nor an underline begins so."""
PLAIN = rf"(?>(?:{PLAIN_START}.*+\n)+)(?={BLANK_LINE}|\Z)"
"""The most frequent form: from a blank line to a blank line. What else it could be is a table."""


def parse_plain_paragraph(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A paragraph of plain lines. Declines lines with a pipe, and those after a paragraph, which they may continue."""
    text = m[0]
    if "|" in text or (state.tokens and state.tokens[-1]["type"] == "paragraph"):
        return None
    state.add({"type": "paragraph", "text": text.strip(STRIP), "place": (state.source, m.start())})
    return m.end()


def parse_paragraph(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """A paragraph, or more text for the one before, when a rule in between looked at it and declined."""
    src, start = state.src, state.cursor
    end = text_end(block.paragraph_end, state)
    text = src[start:end].rstrip(STRIP)
    last = state.tokens[-1] if state.tokens else None
    if last is not None and last["type"] == "paragraph":
        if "text" not in last:  # made from HTML
            _continue_native(last, text, state)
        else:
            lengthen(last, "text", ("  \n" if src[max(start - 3, 0) : start] == "  \n" else "\n") + text)
    else:
        state.add({"type": "paragraph", "text": text.lstrip(STRIP), "place": (state.source, start)})
    return end


def _continue_native(paragraph: Token, text: str, state: BlockState) -> None:
    children = paragraph["children"]
    if children and children[-1]["type"] == "raw_text":
        lengthen(children[-1], "text", "\n" + text)
    else:
        children.append({"type": "raw_text", "text": text, "place": state.place()})
