"""The end of a paragraph or of a lazily continued line: a blank line, or the beginning of another block."""

from __future__ import annotations

from re import Pattern

from .braces import LIST_LINE
from .html_elements import SPAN_ELEMENTS
from .options import Options
from .patterns import BLANK_LINE, EOB, OPT_SPACE, UNAME, S, compiled
from .state import BlockState

_SPANS = "|".join(sorted({*SPAN_ELEMENTS, "script"}))
HTML_START = rf"<(?>(?!(?:{_SPANS})\b){UNAME})"
HTML_STOP = rf"</(?!(?:{_SPANS})\b){UNAME}{S}*>"

LAZY_END = rf"{BLANK_LINE}|\Z|{EOB}|{OPT_SPACE}(?:{HTML_STOP}|{HTML_START})|({LIST_LINE})"
"""The beginning of a line that ends a lazy continuation; the group is an attribute list (see `text_end`)."""
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
