"""The inline parser: mistune's class with kramdown's recursive descent, straight to the renderer's results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import Match

from mistune.core import InlineState as MistuneInlineState
from mistune.inline_parser import InlineParser as MistuneInlineParser

from ..lazy.tuples import NamedTuple
from .attribute_list import AttributeList, apply
from .braces import list_in_text, tag_begins
from .definitions import Piece, Token
from .inline_state import InlineState
from .options import Options
from .syntax.smart_quotes import parse_smart_quotes
from .tree import TreeRenderer

MAX_NESTING = 100
"""Spans within spans; what is deeper is text."""

Parse = Callable[["InlineParser", "Match[str]", InlineState], "int | None"]
Accept = Callable[[int], bool]

EM, STRONG, LINK = 1, 2, 4
"""Flags of what surrounds the text: kramdown nests none of these in itself."""


class InlineRule(NamedTuple):
    """One row of the order table."""

    name: str
    first: str
    """Characters the construct begins with."""
    pattern: str
    """Matched at such a character."""
    parse: Parse
    """Gives the place after the construct, or None to let the next rule try."""
    search: tuple[str, ...] = ()
    """Where the parser stops to look, when it is more than the first characters; each begins with a literal."""


Bound = tuple[Callable[..., "Match[str] | None"], Parse]
Tables = tuple[Callable[..., "Match[str] | None"], dict[str, tuple[Bound, ...]]]
"""Where to stop, and the rules for what begins with a character."""


class InlineParser(MistuneInlineParser):
    """Reads text: plain runs between special characters, and each construct by its own rule."""

    def __init__(self, rules: Iterable[InlineRule], options: Options) -> None:
        super().__init__()
        self.options = options
        self.break_mark = ("\n" if options["hard_wrap"] else "\\\n") if options["input"] == "GFM" else None
        """GFM: what is a line break in plain text."""
        self.order = tuple(rules)
        self.reads_attributes = any(rule.name == "span_extensions" for rule in self.order)
        self._arrange()

    def _arrange(self) -> None:
        bound = [(rule, (re.compile(rule.pattern).match, rule.parse)) for rule in self.order]
        stops = [stop for rule in self.order for stop in rule.search or map(re.escape, rule.first)]
        search = re.compile("|".join(dict.fromkeys(["\\]", *stops]))).search
        self.tables: Tables = (search, _by_first(bound))
        html = [row for row in bound if row[0].name == "span_html"]
        code = [row for row in bound if row[0].name == "codespan"]
        self.html_only: Tables = (_TAG_START, _by_first(html))
        self.code_and_html: Tables = (_TAG_OR_CODE_START, _by_first(html + code))

    def register(
        self,
        name: str,
        pattern: str | None,
        func: Callable[..., int | None],
        before: str | None = None,
        *,
        start_chars: str | Iterable[str] | None = None,
    ) -> None:
        """mistune's way for a plugin to add a rule.

        Args:
            name: name of the rule.
            pattern: what it begins with; its first character must be a literal unless ``start_chars`` is given.
            func: takes parser, match and state; appends tokens to the state and returns where the construct ends.
            before: the rule it comes before; first of all without it.
            start_chars: characters the construct can begin with.
        """
        pattern = pattern or self.specification.get(name, "(?!)")
        first = "".join(start_chars) if start_chars else pattern.replace("\\", "")[:1]
        rule = InlineRule(name, first, pattern, _plugin(func))
        names = [rule.name for rule in self.order]
        at = names.index(before) if before in names else 0
        self.order = (*self.order[:at], rule, *self.order[at:])
        self._arrange()

    def run(
        self,
        state: InlineState,
        position: int,
        stops: str = "",
        accept: Accept | None = None,
        tables: Tables | None = None,
        first: Match[str] | None = None,
    ) -> int:
        """Read from ``position`` until ``accept`` takes a place that begins with one of ``stops``.

        ``tables`` names the rules when they are not all; ``first`` is where to stop first, when that is known.

        Returns:
            That place; -1 when there is none, in which case the rest of the text is only read without ``accept``.
        """
        src, buffer = state.src, state.buffer
        search, by_first = tables or self.tables
        while found := first or search(src, position):
            at, first = found.start(), None
            if at > position:
                buffer.append(src[position:at])
            char = src[at]
            if accept is not None and char in stops and accept(at):
                return at
            if (char == '"' or char == "'") and char in by_first:
                position = parse_smart_quotes(state, at, at > position)
                continue
            for match, parse in by_first.get(char, ()):
                if (m := match(src, at)) and (end := parse(self, m, state)) is not None:
                    position = end
                    break
            else:
                buffer.append(char)
                position = at + 1
                if char != "\\" and src[position : position + 1] in ('"', "'") and '"' in by_first:
                    position = parse_smart_quotes(state, position, True)
        if accept is None:
            if position < len(src):
                buffer.append(src[position:])
            return len(src)
        state.unread = position
        return -1

    def nested(
        self, state: InlineState, position: int, parent: str, flag: int, stops: str, accept: Accept
    ) -> tuple[int, Piece]:
        """Read the inside of a span; gives where it stops (-1 when it does not) and what was read."""
        document = state.document
        references = len(document.references)
        saved = state.out, state.buffer, state.flags, state.parent, state.images
        state.out, state.buffer, state.parent, state.images = [], [], parent, 0
        state.flags |= flag
        state.nesting += 1
        unread = len(state.src) - position
        state.waste += unread  # until it closes
        end = self.run(state, position, stops, accept) if state.nesting <= MAX_NESTING else -1
        children: Piece = None
        if end >= 0:
            state.flush()
            children = state.renderer.join(state.out)
            state.waste -= unread
        else:
            self.undo(state, references)
        state.nesting -= 1
        state.out, state.buffer, state.flags, state.parent, state.images = saved
        return end, children

    def undo(self, state: InlineState, references: int) -> None:
        """Forget the footnotes referred to in what turned out to be text."""
        names = state.document.references
        if len(names) > references:
            for name in reversed(names[references:]):
                state.renderer.forget_footnote_ref(name)
            del names[references:]

    def attributes(self, state: InlineState, end: int, attributes: dict[str, str]) -> tuple[int, AttributeList | None]:
        """Add the attribute lists after a span to its attributes; where they end, and the last one."""
        ial = None
        if not self.reads_attributes:
            return end, ial
        src = state.src
        while src.startswith("{:", end) and (found := list_in_text(src, state.searches, end)):
            if src[end + 2] in ":/" and tag_begins(src, end):
                break
            ial, text = AttributeList(), src[found.content]
            if not ial.parse(text):
                state.warn(f"No or invalid attributes found in IAL/ALD content: {text}", end)
            apply(attributes, ial, state.document)
            end = found.end
        return end, ial

    def render(self, state: MistuneInlineState) -> list[Token]:
        """mistune's entry, for plugins: the tokens of ``state.src``."""
        assert isinstance(state, InlineState)
        reading = state.copy()
        reading.begin(state.src, state.place)
        reading.renderer = TreeRenderer()
        self.run(reading, 0)
        reading.flush()
        tokens: list[Token] = reading.renderer.join(reading.out)
        return tokens


_TAG_START = re.compile("<").search
_TAG_OR_CODE_START = re.compile("<|`").search


def _by_first(bound: list[tuple[InlineRule, Bound]]) -> dict[str, tuple[Bound, ...]]:
    firsts = {char for rule, _ in bound for char in rule.first}
    return {char: tuple(entry for rule, entry in bound if char in rule.first) for char in firsts}


def _plugin(func: Callable[..., int | None]) -> Parse:
    def parse(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
        state.tokens = []
        end = func(inline, m, state)
        if end is not None and state.tokens:
            state.add(state.renderer.tokens(state.tokens))
        return end

    return parse
