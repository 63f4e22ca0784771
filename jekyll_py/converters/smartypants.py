"""Typographic quotes, dashes and dots for text that is not otherwise Markdown: the filter ``smartify``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from re import Match
from typing import ClassVar

from ..diagnostics import Diagnostics
from ..kramdown import Dialect, Options
from ..kramdown.block import BlockParser, BlockRule
from ..kramdown.dialect import BLOCK_RULES, INLINE_RULES
from ..kramdown.inline import InlineParser
from ..kramdown.state import BlockState
from .converter import Converter
from .kramdown import convert_with


class SmartyPantsDialect(Dialect):
    """kramdown with HTML, entities and typography, and nothing else (``Kramdown::Parser::SmartyPants``)."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.inline = InlineParser((rule for rule in INLINE_RULES if rule.name in _INLINE), options)
        html = [rule for rule in BLOCK_RULES if rule.name == "block_html"]
        self.block = BlockParser([*html, BlockRule("content", "", "", _parse_line)], options, self.inline)


_INLINE = frozenset({"smart_quotes", "html_entity", "typographic_syms", "span_html"})


def _parse_line(block: BlockParser, match: Match[str], state: BlockState) -> int:
    """A line of text, which stands in no paragraph."""
    end = state.find_line_end()
    text = state.get_text(end)
    if state.tokens and state.tokens[-1]["type"] == "raw_text":
        state.tokens[-1]["text"] += text
    else:
        state.tokens.append({"type": "raw_text", "text": text, "place": state.place()})
    return end


class SmartyPants(Converter):
    """Belongs to no extension; only the filter calls it."""

    priority: ClassVar[str] = "low"

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        super().__init__(config, diagnostics)
        given = config.get("kramdown")
        self._options = {str(name): value for name, value in given.items()} if isinstance(given, Mapping) else {}
        self._wanted = self.diagnostics if self._options.get("show_warnings") else None

    @cached_property
    def _dialect(self) -> Dialect:
        return SmartyPantsDialect(Options({**self._options, "input": "kramdown"}))

    def convert(self, content: str) -> str:
        """``content`` with typographic characters."""
        return convert_with(self._dialect, content, self._wanted).removesuffix("\n")
