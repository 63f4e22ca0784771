"""Paragraphs: what no other rule takes, up to a blank line or to what may interrupt it."""

from __future__ import annotations

from re import Match, Pattern
from typing import TYPE_CHECKING

from .braces import LIST_LINE
from .definitions import Token, lengthen
from .html_tag import SPAN_ELEMENTS
from .options import Options
from .patterns import BLANK_LINE, EOB, OPT_SPACE, STRIP, UNAME, S, compiled
from .state import BlockState

if TYPE_CHECKING:
    from .block import BlockParser

START = r" {0,3}[^ \t]"
PLAIN_START = r"(?:[A-Za-z!(\"']|[^\0-\u00bf]|[*_]{1,2}[^\W_]|[0-9]++(?!\.[\t| ])|\[[^^\]|\n]+\](?!:)|`(?![`~]))"
"""A line of text: neither another block nor an underline begins so."""
PLAIN = rf"(?>(?:{PLAIN_START}.*+\n)+)(?={BLANK_LINE}|\Z)"
"""The most frequent form: from a blank line to a blank line. What else it could be is a table."""

_SPANS = "|".join(sorted({*SPAN_ELEMENTS, "script"}))
HTML_START = rf"<(?>(?!(?:{_SPANS})\b){UNAME})"
HTML_STOP = rf"</(?!(?:{_SPANS})\b){UNAME}{S}*>"

LAZY_END = rf"{BLANK_LINE}|\Z|{EOB}|{OPT_SPACE}(?:{HTML_STOP}|{HTML_START})|({LIST_LINE})"
"""What ends a lazy continuation line; the group is an attribute list, if one ends here (see `text_end`)."""
_DEFINITION = rf"{OPT_SPACE}:[\t| ]"
_QUIRK = rf"{OPT_SPACE}(?:[+*-][\t| ]|[0-9]+\.[\t| ]|>|[~`]{{3}})|#{{1,6}}[\t ]"

LAZY_END_SEARCH = rf"\n(?={LAZY_END})"
_END = rf"\n(?={LAZY_END}|{_DEFINITION})"
_END_QUIRK = rf"\n(?={LAZY_END}|{_DEFINITION}|{_QUIRK})"
LAZY_END_MARKDOWN = rf"\n(?={BLANK_LINE}|\Z|{EOB}|{OPT_SPACE}(?:{HTML_STOP}|{HTML_START}))"


def paragraph_end(options: Options) -> Pattern[str]:
    """Finds the line feed after which a paragraph cannot go on."""
    if options["input"] == "Markdown":
        return compiled(LAZY_END_MARKDOWN)
    return compiled(_END_QUIRK if options["input"] == "GFM" and "paragraph_end" in options["gfm_quirks"] else _END)


def text_end(end: Pattern[str], state: BlockState) -> int:
    """Where the text that begins at the cursor ends, when ``end`` finds the line feed it ends after."""
    src, position = state.src, state.src.find("\n", state.cursor)
    while found := end.search(src, position):
        position = found.end()
        if found.lastindex is None or state.attribute_list(position):
            return position
    return len(src)


def parse_plain_paragraph(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A paragraph that nothing interrupts; declines after another one, which it may continue, and with a pipe."""
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
