"""kramdown's own syntaxes as plugins of mistune: ``mistune.create_markdown(plugins=[math, footnotes])``.

Each hands the place where a construct may begin to kramdown's rule for it, and writes it as kramdown's renderer does.
What stands inside definitions and footnotes is read by mistune, with its plugins. HTML is what they are made for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match
from typing import Any

from mistune import BlockParser, HTMLRenderer, InlineParser, Markdown
from mistune.core import BlockState as MistuneBlockState
from mistune.core import InlineState as MistuneInlineState
from mistune.plugins import Plugin

from .block_state import BlockState
from .definitions import DocumentState, Token
from .document import dialect
from .html import HTMLRenderer as KramdownRenderer
from .inline_state import InlineState
from .mistune_document import OPTIONS, MistuneState, document_of
from .mistune_tokens import HTML, OURS, WITH_ATTRIBUTES, abbreviated, append_footnotes, settled, with_attributes
from .syntax import abbreviation, definition_list, extension, footnote
from .syntax import math as kramdown_math
from .syntax.smart_quotes import parse_smart_quotes


def attribute_lists(md: Markdown) -> None:
    """``{: .class #id key="value"}`` in a line of its own before or after a block, and ``{:name: .class}``.

    After a list or a quote, whose text goes on there for mistune, such a line is text, and so is a list beside a span:
    mistune knows what is emphasised only at the end of a text. Any attribute can be written, ``onclick`` too.
    """

    def parse(block: Any, m: Match[str], state: BlockState) -> int | None:
        is_other = state.src.startswith((":", "/"), m.end())  # {::options}, {:/comment}
        return None if is_other else extension.parse_block_extension(block, m, state)

    _prepare(md)
    _add_block_rule(md, "kramdown_attribute_list", extension.START, parse)


def definition_lists(md: Markdown) -> None:
    """A paragraph of terms, then definitions after ``:``."""

    def parse(block: Any, m: Match[str], state: BlockState) -> int | None:
        for token in state.tokens[-2:]:
            if token["type"] == "paragraph":
                token["text"] = token["text"].strip()  # as kramdown has it
                token.setdefault("place", state.place())
        return definition_list.parse_definition_list(block, m, state)

    _prepare(md)
    _add_block_rule(md, "kramdown_definition_list", definition_list.START, parse)


def math(md: Markdown) -> None:
    """``$$…$$`` in text or as a block."""
    _prepare(md)
    _add_block_rule(md, "kramdown_block_math", kramdown_math.BLOCK, kramdown_math.parse_math_block)
    _add_inline_rule(md, "kramdown_math", kramdown_math.INLINE, kramdown_math.parse_inline_math, "$")


def footnotes(md: Markdown) -> None:
    """``[^name]`` and ``[^name]: …``; the list stands at the end."""
    _prepare(md)
    _add_block_rule(md, "kramdown_footnote", footnote.DEFINITION, footnote.parse_footnote_definition)
    _add_inline_rule(md, "kramdown_footnote_marker", footnote.MARKER, footnote.parse_footnote_marker, "[")
    md.after_render_hooks.append(append_footnotes)


def abbreviations(md: Markdown) -> None:
    """``*[HTML]: HyperText Markup Language``, for every ``HTML`` in text."""
    render = md.inline.render

    def with_abbreviations(state: MistuneInlineState) -> list[Token]:
        tokens = render(state)
        document = document_of(state)
        is_inner = state.depth or not document.state.definitions.abbreviations
        return tokens if is_inner else abbreviated(tokens, document)

    _prepare(md)
    _add_block_rule(md, "kramdown_abbreviation", abbreviation.DEFINITION, abbreviation.parse_abbreviation_definition)
    md.inline.render = with_abbreviations  # type: ignore[method-assign]


def smart_quotes(md: Markdown) -> None:
    """Straight quotes bent the right way."""

    def parse(_inline: Any, m: Match[str], state: InlineState) -> int:
        return parse_smart_quotes(state, m.start(), state.src[m.start() - 1 : m.start()] not in ("", "*", "_"))

    _prepare(md)
    _add_inline_rule(md, "kramdown_smart_quote", "[\"']", parse, "\"'")


PLUGINS: tuple[Plugin, ...] = (
    attribute_lists,
    definition_lists,
    math,
    footnotes,
    abbreviations,
    smart_quotes,
)
"""All of them."""


def _prepare(md: Markdown) -> None:
    """Set up the state, hooks and renderer that every plugin needs, if no other plugin has."""
    if md.block.state_cls is MistuneState:
        return
    md.block.state_cls = MistuneState
    md.before_render_hooks.append(_settle_blocks)
    renderer = md.renderer
    if isinstance(renderer, HTMLRenderer):
        ours = KramdownRenderer(OPTIONS).for_document(dialect().inline, DocumentState(OPTIONS, 0))
        for name in OURS:
            renderer.register(name, _written_by(getattr(ours, name)))
        renderer.register("abbreviation", _written_by(ours.abbreviation))
        renderer.register(HTML, lambda _renderer, text: text)
        renderer.register(WITH_ATTRIBUTES, with_attributes)


def _written_by(method: Callable[..., str]) -> Callable[..., str]:
    return lambda _renderer, *text, **attrs: method(*text, **attrs)


def _add_block_rule(md: Markdown, name: str, pattern: str, parse: Callable[..., int | None]) -> None:
    begin = re.compile(pattern).match

    def at(block: BlockParser, m: Match[str], state: MistuneBlockState) -> int | None:
        found = begin(state.src, m.start())
        if found is None or not isinstance(state, BlockState) or state.depth() >= block.max_nested_level:
            return None
        if state.tokens and state.tokens[-1]["type"] != "blank_line" and _is_after_blank_line(state.src, m.start()):
            state.append_token({"type": "blank_line"})  # mistune's lists and quotes take it
        return parse(block, found, state)

    md.block.register(name, f"^{pattern}", at, before="indent_code")


def _is_after_blank_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : at].strip()


def _add_inline_rule(md: Markdown, name: str, pattern: str, parse: Callable[..., int | None], first: str) -> None:
    begin = re.compile(pattern).match

    def at(_inline: InlineParser, m: Match[str], state: MistuneInlineState) -> int | None:
        document = document_of(state)
        ours, found = document.reading(state.src), begin(state.src, m.start())
        end = found and parse(document.inline, found, ours)
        if end is None:
            return None
        ours.flush()
        state.append_token({"type": HTML, "raw": "".join(ours.out)})
        ours.out.clear()
        return end

    md.inline.register(name, pattern, at, before="link", start_chars=list(first))


def _settle_blocks(_md: Markdown, state: MistuneBlockState) -> None:
    document = document_of(state)
    state.tokens = settled(state.tokens, document.state)
