"""Items of lists and definition lists: their first line, and the lines that belong to them."""

from __future__ import annotations

import re
from functools import cache
from re import Match, Pattern

from ...lazy.tuples import NamedTuple
from ...reference import Version
from ..attribute_list import AttributeList
from ..block_state import BlockState
from ..braces import LIST_LINE
from ..patterns import ID_NAME, IN_BRACES, SPACES, S
from .paragraph_end import block_tag

TAIL = r"([\t| ].*\n)"
_IAL = rf"{S}*\{{:(?!(?:{ID_NAME})?:|[/}}])({IN_BRACES})\}}{S}*"
_ITEM_IAL = re.compile(_IAL)
_ITEM_IAL_ONLY = re.compile(rf"(?:{_IAL})?{S}*\n")
_NOT_SIMPLE = frozenset(SPACES + "{")
LEADING_TABS = re.compile(r"\t+")
_NONBLANK = r"[ \t\r\f\v]*+[^ \t\r\n\f\v].*\n"


class Lines(NamedTuple):
    """Which of the following lines belong to an item."""

    content: Pattern[str]
    """A line indented far enough."""
    lazy: Pattern[str]
    """Any other line; the group is an attribute list, if it may be one, which would not belong to the item."""
    indent: str
    """The indentation removed from each line."""

    def match_lazy(self, state: BlockState, position: int) -> Match[str] | None:
        """The line at ``position``, when it belongs to the item if no blank line came before it."""
        found = self.lazy.match(state.src, position)
        return None if found and found[1] is not None and state.attribute_list(position) else found


@cache
def lines(indentation: int, version: Version) -> Lines:
    """The lines of an item whose text begins in column ``indentation``, for a version of kramdown."""
    tabs, spaces = divmod(indentation, 4)
    content = rf"(?:(?:\t| {{4}}){{{tabs}}} {{{spaces}}}|(?:\t| {{4}}){{{tabs + 1}}}){_NONBLANK}"
    lazy = rf"(?! {{0,{min(indentation, 3)}}}{block_tag(version)})(?=({LIST_LINE})?){_NONBLANK}"
    return Lines(re.compile(content), re.compile(lazy), " " * indentation)


def first_line(marker_width: int, content: str) -> tuple[str, int]:
    """The text of an item's first line, and the column the item's text begins in."""
    if content[0] == " " and content[1] not in _NOT_SIMPLE:
        return content[1:], marker_width + 1
    if _ITEM_IAL_ONLY.match(content):
        return content.lstrip(SPACES), 4
    width = 0
    for char in content[: len(content) - len(content.lstrip(" \t"))]:
        width += 1 if char == " " else 4 - (width + marker_width) % 4
    return content.lstrip(SPACES), marker_width + width


def take_attributes(text: str, state: BlockState) -> tuple[str, AttributeList | None]:
    """The text without the attribute list it begins with, and that list."""
    if "{:" not in text or state.document.options["input"] == "Markdown" or not (found := _ITEM_IAL.match(text)):
        return text, None
    ial = AttributeList()
    if not ial.parse(found[1]):
        state.warn(f"No or invalid attributes found in IAL/ALD content: {found[1]}")
    return text[found.end() :], ial
