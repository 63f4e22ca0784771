"""The end of a paragraph or of a lazily continued line: a blank line, or the beginning of another block."""

from __future__ import annotations

from functools import cache
from re import Pattern

from ...reference import Version
from ..block_state import BlockState
from ..braces import LIST_LINE
from ..html_elements import span_elements
from ..options import Options
from ..patterns import BLANK_LINE, EOB, OPT_SPACE, UNAME, S, compiled

_DEFINITION = rf"{OPT_SPACE}:[\t| ]"
_QUIRK = rf"{OPT_SPACE}(?:[+*-][\t| ]|[0-9]+\.[\t| ]|>|[~`]{{3}})|#{{1,6}}[\t ]"


@cache
def block_tag(version: Version) -> str:
    """The start or end tag of an element that stands in lines of its own, but ``script``."""
    spans = "|".join(sorted({*span_elements(version), "script"}))
    return rf"(?:</(?!(?:{spans})\b){UNAME}{S}*>|<(?>(?!(?:{spans})\b){UNAME}))"


def lazy_end(options: Options) -> Pattern[str]:
    """Finds the line feed after which a line does not continue a block lazily; the group is that of `text_end`."""
    return compiled(rf"\n(?={_lazy_end(options)})")


def _lazy_end(options: Options) -> str:
    end = rf"{BLANK_LINE}|\Z|{EOB}|{OPT_SPACE}{block_tag(options.version)}"
    return end if options["input"] == "Markdown" else rf"{end}|({LIST_LINE})"


def paragraph_end(options: Options) -> Pattern[str]:
    """Finds the line feed after which a paragraph cannot go on."""
    if options["input"] == "Markdown":
        return lazy_end(options)
    quirk = options["input"] == "GFM" and "paragraph_end" in options["gfm_quirks"]
    return compiled(rf"\n(?={_lazy_end(options)}|{_DEFINITION}{f'|{_QUIRK}' if quirk else ''})")


def text_end(end: Pattern[str], state: BlockState) -> int:
    """Where the text that begins at the cursor ends, when ``end`` finds the line feed it ends after."""
    src, position = state.src, state.src.find("\n", state.cursor)
    while found := end.search(src, position):
        position = found.end()
        if found.lastindex is None or state.attribute_list(position):
            return position
    return len(src)
