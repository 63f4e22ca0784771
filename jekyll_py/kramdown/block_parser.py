"""The block parser: mistune's class with kramdown's loop, which tries the next rule when one declines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import Match

from mistune.block_parser import BlockParser as MistuneBlockParser
from mistune.core import BlockState as MistuneBlockState

from ..lazy.tuples import NamedTuple
from .block_state import BlockState
from .definitions import lengthen
from .inline_parser import InlineParser
from .options import Options
from .syntax.paragraph import PLAIN_START
from .syntax.paragraph_end import paragraph_end

MAX_LEVEL = 150
"""Containers within containers; a list counts for two. What is deeper is text.

kramdown has no bound and ends in a stack overflow.
"""

Parse = Callable[["BlockParser", "Match[str]", BlockState], "int | None"]


class BlockRule(NamedTuple):
    """One row of the order table."""

    name: str
    first: str
    """Characters such a line can begin with, after its spaces; empty for any."""
    pattern: str
    """Matched at the start of a line."""
    parse: Parse
    """Gives the place where the block ends, or None to let the next rule try."""
    container: bool = False
    """Whether blocks stand inside it."""


Bound = tuple[Callable[..., "Match[str] | None"], Parse]

_PLAIN = ("plain_list", "plain_paragraph")
_PLAIN_LINE = re.compile(rf"{PLAIN_START}[^|\n]*\n\Z")
_LEAD = re.compile(" *+").match


class BlockParser(MistuneBlockParser):
    """Reads blocks into tokens; inline text waits in them until all definitions are known."""

    def __init__(self, rules: Iterable[BlockRule], options: Options, inline: InlineParser) -> None:
        super().__init__()
        self.options = options
        self.inline = inline
        self.order = tuple(rules)
        self.gfm = options["input"] == "GFM"
        self.paragraph_end = paragraph_end(options)
        self._plain_lines = True
        self._arrange()

    def _arrange(self) -> None:
        bound = [(rule, (re.compile(rule.pattern).match, rule.parse)) for rule in self.order]
        firsts = {char for rule in self.order for char in rule.first}
        self._by_first = {char: _select(bound, char) for char in firsts}
        self._other = _select(bound, None)
        self._all = tuple(entry for _, entry in bound)
        self._flat = tuple(entry for rule, entry in bound if not rule.container)

    def is_plain_line(self, text: str) -> bool:
        """Whether ``text`` is one line that can only be a paragraph; spares short list items the whole loop."""
        return _PLAIN_LINE.match(text) is not None and self._plain_lines

    def register(
        self,
        name: str,
        pattern: str | None,
        func: Callable[..., int | None],
        before: str | None = None,
    ) -> None:
        """mistune's way for a plugin to add a rule; ``before`` names the rule it comes before, or it is first."""
        self._plain_lines = False
        pattern = pattern or self.specification.get(name, "(?!)")
        rule = BlockRule(name, "", f"(?m:{pattern})", func)
        order = [rule for rule in self.order if rule.name not in _PLAIN]  # the new rule might begin like them
        names = [rule.name for rule in order]
        order.insert(names.index(before) if before in names else 0, rule)
        self.order = tuple(order)
        self._arrange()

    def parse(self, state: MistuneBlockState, rules: list[str] | None = None) -> None:
        """Read blocks from ``state.cursor`` to the end, or to the end tag of the HTML element they stand in."""
        assert isinstance(state, BlockState)
        src, end = state.src, state.cursor_max
        deep = state.level >= MAX_LEVEL
        by_first, other = self._by_first, self._other
        while (start := state.cursor) < end:
            if deep:
                candidates = self._flat
            elif src[start] == " ":
                candidates = self._after_spaces(src, start)
            else:
                candidates = by_first.get(src[start], other)
            for match, parse in candidates:
                found = match(src, start)
                if found is None:
                    continue
                stop = parse(self, found, state)
                if stop is not None:
                    state.cursor = stop
                    break
                start = state.cursor  # a rule that declines may still have stepped over an escape
            else:
                state.cursor = _unhandled(state)
            if state.closed:
                return

    def parse_method(self, m: Match[str], state: MistuneBlockState) -> int | None:
        """Parse one match of any rule with this parser's own rules; mistune calls it where a block of its own ends.

        Returns:
            The position after the block, None where no rule takes it.
        """
        assert isinstance(state, BlockState)
        for match, parse in self._all:
            found = match(state.src, m.start())
            if found and (stop := parse(self, found, state)) is not None:
                return stop
        return None

    def _after_spaces(self, src: str, start: int) -> tuple[Bound, ...]:
        """The rules to try for a line that begins with spaces: they count when there are more than three."""
        lead = _LEAD(src, start)
        end = lead.end() if lead else start
        return self._all if end - start > 3 else self._by_first.get(src[end : end + 1], self._other)

    def inside(self, state: BlockState, container: dict[str, object], tokens: list[dict[str, object]]) -> bool:
        """Read the blocks inside an HTML element from the same text; whether its end tag was found."""
        saved = state.tokens, state.pending, state.container
        state.tokens, state.pending, state.container = tokens, None, container
        state.level += 1
        self.parse(state)
        state.level -= 1
        found, state.closed = state.closed, False
        state.tokens, state.pending, state.container = saved
        return found


def _select(bound: list[tuple[BlockRule, Bound]], char: str | None) -> tuple[Bound, ...]:
    return tuple(entry for rule, entry in bound if not rule.first or (char is not None and char in rule.first))


def _unhandled(state: BlockState) -> int:
    """A line no rule takes, such as three spaces and a tab: text without a paragraph, as in kramdown."""
    state.warn("Warning: this should not occur - no block parser handled the line")
    return take_bare_line(state)


def take_bare_line(state: BlockState) -> int:
    """Take a line as text that stands in no paragraph; where it ends."""
    end = state.find_line_end()
    text = state.get_text(end)
    if state.tokens and state.tokens[-1]["type"] == "raw_text":
        lengthen(state.tokens[-1], "text", text)
    else:
        state.tokens.append({"type": "raw_text", "text": text, "place": state.place()})
    return end
