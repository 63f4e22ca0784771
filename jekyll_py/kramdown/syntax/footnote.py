"""Footnotes: ``[^name]: …`` defines one, ``[^name]`` refers to it."""

from __future__ import annotations

from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import Footnote, Token
from ..inline_parser import InlineParser
from ..inline_state import InlineState
from ..patterns import ID_NAME, OPT_SPACE
from .codeblock import INDENT_AT_START, code_end

DEFINITION = rf"{OPT_SPACE}\[\^({ID_NAME})\]:(.*\n)"
MARKER = rf"\[\^({ID_NAME})\]"


def parse_footnote_definition(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """Keep a footnote's blocks; they are written at the end of the document."""
    name = m[1]
    children: list[Token] = []
    end = code_end(state, m.end())
    text = INDENT_AT_START.sub("", state.src[m.start(2) : end])
    block.parse(state.child(text, children, state.place()))
    footnotes = state.document.definitions.footnotes
    if name in footnotes:
        state.warn(f"Duplicate footnote name '{name}' on line {{line}} - overwriting")
    state.add({"type": "eob", "kind": "footnote_def"})
    footnotes[name] = Footnote(children, state.place())
    return end


def parse_footnote_marker(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A reference to a footnote; text when there is none of that name."""
    footnote = state.document.definitions.footnotes.get(m[1])
    if footnote is None:
        state.warn(f"Footnote definition for '{m[1]}' not found on line {{line}}", m.start())
        state.buffer.append(m[0])
    else:
        footnote.used = True
        state.document.references.append(m[1])
        state.add(state.renderer.footnote_ref(m[1]))
    return m.end()
