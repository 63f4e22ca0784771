"""Definition lists: a paragraph of terms, then definitions after ``:``."""

from __future__ import annotations

import re
from functools import cache
from re import Match, Pattern

from ..attribute_list import AttributeList
from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import Token
from ..patterns import EOB, OPT_SPACE
from ..source import Place
from .blank_line import BLANK
from .list_item import LEADING_TABS, TAIL, Lines, first_line, lines, take_attributes

START = rf"({OPT_SPACE}:){TAIL}"

_EOB = re.compile(EOB)
_BLANK = re.compile(BLANK)


class _Definition:
    """A definition while its lines are gathered.

    Args:
        parts: the lines of its text.
        ial: its attribute list.
        place: its beginning.
        lines: the form of its lines.
        wrapped: whether its first paragraph is written with ``<p>``: a blank line came before it.
    """

    __slots__ = ("ial", "lines", "parts", "place", "wrapped")

    def __init__(self, parts: list[str], ial: AttributeList | None, place: Place, lines: Lines, wrapped: bool) -> None:
        self.parts = parts
        self.ial = ial
        self.place = place
        self.lines = lines
        self.wrapped = wrapped

    def append(self, line: str) -> None:
        """Add a line, its indentation taken off."""
        line = LEADING_TABS.sub(lambda m: "    " * len(m[0]), line, count=1) if line[0] == "\t" else line
        self.parts.append(line.removeprefix(self.lines.indent))


@cache
def _start(indentation: int) -> Pattern[str]:
    spaces = indentation - 1 if 1 <= indentation <= 3 else 3
    return re.compile(rf"( {{0,{spaces}}}:){TAIL}")


def parse_definition_list(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """Definitions after a paragraph of terms; declines without one."""
    tokens = state.tokens
    if not _follows_terms(tokens):
        return None
    state.pending = None
    terms = tokens.pop()
    wrapped = terms["type"] == "blank_line"
    if wrapped:
        terms = tokens.pop()
    token: Token = {"type": "definition_list", "children": _terms(terms, state)}
    if "ial" in terms:
        token["ial"] = terms["ial"]
    definitions, end = _gather(state, wrapped)
    blank = None
    for definition in definitions:
        item = _item(definition, block, state)
        blank = _settle(definition, item["children"], blank)
        token["children"].append(item)
    _append(tokens, token)
    if blank is not None:
        tokens.append(blank)
    return end


def _item(definition: _Definition, block: BlockParser, state: BlockState) -> Token:
    """The token of a definition, with the blocks in it."""
    children: list[Token] = []
    block.parse(state.child("".join(definition.parts), children, definition.place, levels=2))
    item: Token = {"type": "definition", "children": children, "attrs": {}}
    return item if definition.ial is None else {**item, "ial": definition.ial}


def _follows_terms(tokens: list[Token]) -> bool:
    if not tokens:
        return False
    if tokens[-1]["type"] == "paragraph":
        return True
    return (
        len(tokens) > 1
        and tokens[-1]["type"] == "blank_line"
        and tokens[-1]["raw"] == "\n"
        and tokens[-2]["type"] == "paragraph"
    )


def _terms(paragraph: Token, state: BlockState) -> list[Token]:
    terms: list[Token] = []
    for line in paragraph["text"].split("\n"):
        text, ial = take_attributes(line, state)
        terms.append({"type": "term", "text": text, "attrs": {}, "place": paragraph["place"]})
        if ial is not None:
            terms[-1]["ial"] = ial
    return terms


def _gather(state: BlockState, wrapped: bool) -> tuple[list[_Definition], int]:
    src, position, end = state.src, state.cursor, state.cursor_max
    start = re.compile(START)
    definitions: list[_Definition] = []
    after_blank = False
    while position < end:
        if found := start.match(src, position):
            definition, start = _begun(state, found, wrapped)
            definitions.append(definition)
            wrapped = after_blank = False
        elif _EOB.match(src, position):
            break
        elif (found := definitions[-1].lines.content.match(src, position)) or (
            not after_blank and (found := definitions[-1].lines.match_lazy(state, position))
        ):
            definitions[-1].append(found[0])
            wrapped = after_blank = False
        elif found := _BLANK.match(src, position):
            definitions[-1].parts.append(found[0])
            wrapped = after_blank = True
        else:
            break
        position = found.end()
    return definitions, position


def _begun(state: BlockState, found: re.Match[str], wrapped: bool) -> tuple[_Definition, re.Pattern[str]]:
    """The definition of a first line, and the pattern of the first line of another one."""
    text, indentation = first_line(len(found[1]), found[2])
    text, ial = take_attributes(text, state)
    content = lines(indentation, state.document.options.version)
    return _Definition([text], ial, state.place(found.start()), content, wrapped), _start(indentation)


def _settle(definition: _Definition, children: list[Token], blank: Token | None) -> Token | None:
    """Take off the blank line at the end; write the first paragraph without ``<p>`` unless a blank line preceded."""
    if not children:
        return blank
    blank = children.pop() if children[-1]["type"] == "blank_line" else None
    if children and children[0]["type"] == "paragraph" and not definition.wrapped:
        if len(children) > 1:
            children[0]["text"] += "\n"
        children[0]["type"] = "block_text"
    return blank


def _append(tokens: list[Token], token: Token) -> None:
    """Append a block; a definition list that follows another one continues it."""
    if tokens and tokens[-1]["type"] == "definition_list":
        tokens[-1]["children"].extend(token["children"])
    elif len(tokens) > 1 and tokens[-1]["type"] == "blank_line" and tokens[-2]["type"] == "definition_list":
        tokens.pop()
        tokens[-1]["children"].extend(token["children"])
    else:
        tokens.append(token)
