"""The part of kramdown that the filter ``smartify`` uses (``Kramdown::Parser::SmartyPants``)."""

from __future__ import annotations

from collections.abc import Mapping
from re import Match

from ..kramdown import Dialect, Options
from ..kramdown.block_parser import BlockParser, BlockRule, take_bare_line
from ..kramdown.block_state import BlockState
from ..kramdown.dialect import BLOCK_RULES, INLINE_RULES
from ..kramdown.inline_parser import InlineParser


def smartypants_dialect(options: Mapping[str, object]) -> Dialect:
    """The dialect with the options of the configuration key ``kramdown``."""
    return _SmartyPantsDialect(Options({**options, "input": "kramdown", "mistune_plugins": ()}))


class _SmartyPantsDialect(Dialect):
    """kramdown reduced to HTML, entities and typography."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.inline = InlineParser((rule for rule in INLINE_RULES if rule.name in _INLINE), options)
        html = [rule for rule in BLOCK_RULES if rule.name == "block_html"]
        self.block = BlockParser([*html, BlockRule("content", "", "", _parse_line)], options, self.inline)


_INLINE = frozenset({"smart_quotes", "html_entity", "typographic_syms", "span_html"})


def _parse_line(block: BlockParser, match: Match[str], state: BlockState) -> int:
    """Parse a line of text, which forms no paragraph."""
    return take_bare_line(state)
