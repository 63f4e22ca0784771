"""Ordered and unordered lists, and GFM's task lists.

Whether an item's first paragraph is wrapped in ``<p>`` is decided item by item, as in kramdown's
``parser/kramdown/list.rb``.
"""

from __future__ import annotations

import re
from functools import cache
from re import Match, Pattern

from ..attribute_list import AttributeList
from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import Token
from ..patterns import EOB, OPT_SPACE, STRIP, S
from ..source import Place
from .blank_line import BLANK
from .horizontal_rule import RULE
from .list_item import LEADING_TABS, TAIL, Lines, first_line, lines, take_attributes
from .paragraph import PLAIN_START

UNORDERED = rf"({OPT_SPACE}[+*-]){TAIL}"
ORDERED = rf"({OPT_SPACE}[0-9]+\.){TAIL}"
START = rf"{UNORDERED}|{ORDERED}"

_TEXT = rf"(?!\[[ xX]\]){PLAIN_START}"
_AFTER = rf"\Z|{BLANK}(?:\Z|[^+*^0-9 \t\r\n\f\v-])"
PLAIN = rf"(?>(?:[+*-] {_TEXT}.*+\n(?:  {_TEXT}.*+\n)*)+|(?:[0-9]++\. {_TEXT}.*+\n)+)(?={_AFTER})"
"""The most frequent form: items that are a plain paragraph, no blank line between them, nothing after them."""

_START = re.compile(START)
_PLAIN_ITEM = re.compile(r"[^ ]+ (.*\n(?:  .*\n)*)")
_RULE = re.compile(RULE)
_EOB = re.compile(EOB)
_BLANK = re.compile(BLANK)

_UNCHECKED = re.compile(rf"{S}*\[ \]{S}+")
_CHECKED = re.compile(rf"{S}*\[[xX]\]{S}+")
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />'
_BOX_CHECKED = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />'


class _Item:
    """An item while its lines are gathered.

    Args:
        parts: its lines; a list nested without a blank line begins another text.
        ial: its attribute list.
        place: its beginning.
        indentation: that of its text.
        lines: the form of its lines.
        nested: whether its text begins with a list.
    """

    __slots__ = ("ial", "indentation", "lines", "nested", "parts", "place", "tokens")

    def __init__(
        self,
        parts: list[list[str]],
        ial: AttributeList | None,
        place: Place,
        indentation: int,
        lines: Lines,
        nested: bool,
    ) -> None:
        self.parts = parts
        self.ial = ial
        self.place = place
        self.indentation = indentation
        self.lines = lines
        self.nested = nested
        self.tokens: list[Token] = []

    def texts(self) -> list[str]:
        """Its text, and those of the lists nested without a blank line."""
        return ["".join(lines) for lines in self.parts]

    def append(self, line: str) -> None:
        """Add a line, its indentation taken off."""
        if line[0] == "\t":
            line = LEADING_TABS.sub(lambda m: "    " * len(m[0]), line, count=1)
        indented = line.startswith(self.lines.indent)
        if indented:
            line = line[self.indentation :]
        if not self.nested and indented and _START.match(line):
            self.parts.append([])
            self.nested = True
        elif self.nested and not indented and _START.match(line):
            line = " " * (self.indentation + 4) + line
        self.parts[-1].append(line)


@cache
def _item_start(ordered: bool, indentation: int) -> Pattern[str]:
    spaces = indentation - 1 if 1 <= indentation <= 3 else 3
    return re.compile(rf"( {{0,{spaces}}}{'[0-9]+[.]' if ordered else '[+*-]'}){TAIL}")


def parse_plain_list(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A list whose items are written without ``<p>``, and hold nothing but text; declines with a pipe, for a table."""
    if "|" in m[0]:
        return None
    items: list[Token] = []
    for item in _PLAIN_ITEM.finditer(state.src, m.start(), m.end()):
        text = item[1].replace("\n  ", "\n").strip(STRIP)
        child: Token = {"type": "block_text", "text": text, "place": (state.source, item.start())}
        items.append({"type": "list_item", "children": [child], "attrs": {}})
    state.add({"type": "list", "children": items, "attrs": {"ordered": m[0][0].isdigit()}})
    return m.end()


def parse_list(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """A list with its items, up to what cannot belong to it."""
    ordered = m[1] is None
    items: list[Token] = []
    token: Token = {"type": "list", "children": items, "attrs": {"ordered": ordered}}
    state.add(token)
    gathered, end, eob = _gather(state, ordered)
    previous_plain = False
    blank: Token | None = None
    for number, item in enumerate(gathered):
        texts = item.texts()
        if len(texts) == 1 and block.is_plain_line(texts[0]):
            text = texts[0].strip(STRIP)
            item.tokens.append({"type": "paragraph", "text": text, "place": item.place})
        else:
            for text, place in _with_places(texts, item.place):
                block.parse(state.child(text, item.tokens, place, levels=2))
        only_or_after_plain = len(gathered) == 1 or previous_plain
        children, blank = _settle(item, number == len(gathered) - 1, only_or_after_plain, eob, blank)
        items.append({"type": "list_item", "children": children, "attrs": {}})
        if item.ial is not None:
            items[-1]["ial"] = item.ial
        previous_plain |= not children or children[0]["type"] != "paragraph"
    if block.gfm:
        _mark_tasks(token)
    if blank is not None and not eob:
        state.tokens.append(blank)
    return end


def _gather(state: BlockState, ordered: bool) -> tuple[list[_Item], int, bool]:
    """The items of the list at the cursor, where it ends, and whether an end-of-block marker ended it."""
    src, position, end = state.src, state.cursor, state.cursor_max
    start = re.compile(ORDERED if ordered else UNORDERED)
    items: list[_Item] = []
    after_blank = False
    while position < end:
        if after_blank and _RULE.match(src, position):
            break
        if src[position] == "^" and (found := _EOB.match(src, position)):
            return items, found.end(), True
        if found := start.match(src, position):
            items.append(_begin(found, state))
            start = _item_start(ordered, items[-1].indentation)
            after_blank = False
        elif (found := items[-1].lines.content.match(src, position)) or (
            not after_blank and (found := items[-1].lines.match_lazy(state, position))
        ):
            items[-1].append(found[0])
            after_blank = False
        elif found := _BLANK.match(src, position):
            items[-1].nested = True
            items[-1].parts[-1].append(found[0])
            after_blank = True
        else:
            break
        position = found.end()
    return items, position, False


def _begin(found: Match[str], state: BlockState) -> _Item:
    text, indentation = first_line(len(found[1]), found[2])
    text, ial = take_attributes(text, state)
    nested = _START.match(text) is not None
    return _Item(
        [[text]],
        ial,
        state.place(found.start()),
        indentation,
        lines(indentation, state.document.options.version),
        nested,
    )


def _with_places(texts: list[str], place: Place) -> list[tuple[str, Place]]:
    """An item's texts with the place each begins at; the first begins at ``place``."""
    if len(texts) == 1:
        return [(texts[0], place)]
    places = []
    source, position = place
    for text in texts:
        places.append((text, (source, position)))
        for _ in range(text.count("\n")):
            position = source.text.find("\n", position) + 1 or len(source.text)
    return places


def _settle(
    item: _Item, is_last: bool, only_or_after_plain: bool, eob: bool, blank: Token | None
) -> tuple[list[Token], Token | None]:
    """Decide whether the first paragraph is written without ``<p>``; take off the blank line at the end."""
    tokens = item.tokens
    if not tokens:
        return tokens, blank
    first = tokens[0]
    if first["type"] == "paragraph":
        if len(tokens) > 1 and tokens[1]["type"] == "eob" and "ial" in first:
            del tokens[1]
        alone = len(tokens) < 2 or tokens[1]["type"] != "blank_line" or (is_last and len(tokens) == 2 and not eob)
        if alone and (not is_last or only_or_after_plain):
            if len(tokens) > 1 and tokens[1]["type"] != "blank_line":
                first["text"] += "\n"
            first["type"] = "block_text"
    if tokens[-1]["type"] == "blank_line":
        return tokens, tokens.pop()
    return tokens, None


def _mark_tasks(token: Token) -> None:
    """``[ ]`` and ``[x]`` at the beginning of an item become boxes; once one did, all later items are tasks."""
    found = False
    for item in token["children"]:
        first = item["children"][0] if item["children"] else None
        if first is None or first["type"] not in ("paragraph", "block_text"):
            continue
        text = first.get("text", "")  # none in one made from HTML
        if "[" in text:
            first["text"] = _box(text)
            found |= first["text"] != text
        if found:
            item["attributes"] = {"class": "task-list-item"}
    if found:
        token["attributes"] = {"class": "task-list"}


def _box(text: str) -> str:
    if m := _UNCHECKED.match(text):
        text = _BOX + text[m.end() :]
    if m := _CHECKED.match(text):
        text = _BOX_CHECKED + text[m.end() :]
    return text
