"""kramdown's own syntaxes as plugins of mistune: ``mistune.create_markdown(plugins=[math, footnotes])``.

Each hands the place where a construct may begin to kramdown's rule for it, and writes it as kramdown's renderer does.
What stands inside definitions and footnotes is read by mistune, with its plugins. HTML is what they are made for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby
from re import Match
from typing import Any

from mistune import BlockParser, HTMLRenderer, InlineParser, Markdown
from mistune.core import BlockState as MistuneBlockState
from mistune.core import InlineState as MistuneInlineState
from mistune.plugins import Plugin

from . import abbreviation, definition_list, extension, footnote
from . import math as kramdown_math
from .abbreviation_search import Abbreviations
from .definitions import DocumentState, Token
from .document import dialect
from .footnote_list import write_footnotes
from .html import HTMLRenderer as KramdownRenderer
from .inline_state import InlineState
from .markup import Attributes, write_attributes
from .options import Options
from .smart_quotes import parse_smart_quotes
from .state import BlockState
from .tree_builder import settle

_OPTIONS = Options(None)
_KEY = "jekyll_py.kramdown"
"""The key of mistune's environment that holds the `_Document`."""
_HTML = "kramdown_html"
"""The type of tokens that are written already."""
_WITH_ATTRIBUTES = "kramdown_attributes"
"""The type of tokens around a token of mistune's that an attribute list stands beside."""
_OURS = frozenset({"block_math", "definition_list", "term", "definition"})


class _Document:
    """The state of kramdown's rules for one document, which all plugins share.

    Args:
        length: of the text, in characters.
    """

    def __init__(self, length: int) -> None:
        self.state = DocumentState(_OPTIONS, length)
        self.inline = dialect().inline
        self._reading: InlineState | None = None

    @cached_property
    def renderer(self) -> KramdownRenderer:
        """kramdown's, which counts footnotes; to be asked for when all blocks are read."""
        return KramdownRenderer(_OPTIONS).for_document(self.inline, self.state)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Those of the document, likewise."""
        return Abbreviations(self.state.definitions.abbreviations, _OPTIONS.version)

    def reading(self, text: str) -> InlineState:
        """The state of kramdown's inline parser in a text; the same one while the text is the same."""
        if self._reading is None or self._reading.src is not text:
            self._reading = InlineState(self.state, self.renderer)
            self._reading.begin(text, None)
        return self._reading


class _State(BlockState):
    """kramdown's state for mistune's block parser."""

    def process(self, src: str) -> None:
        """Start on a text; the first one is the document."""
        if self.parent is None:
            self.env[_KEY] = document = _Document(len(src))
            self.document = document.state
        super().process(src)

    def append_token(self, token: Token) -> None:
        """Append a block, with the attribute list that stood before it."""
        super().append_token(token)
        if token["type"] != "blank_line":
            self._attach(token)

    def prepend_token(self, token: Token) -> None:
        """Append a block before the one that ended it."""
        super().prepend_token(token)
        self._attach(token)

    def add_paragraph(self, text: str) -> None:
        """Append a line to a paragraph, or a paragraph."""
        super().add_paragraph(text)
        self._attach(self.tokens[-1])

    def _attach(self, token: Token) -> None:
        if self.pending is not None:
            token["ial"], self.pending = self.pending, None


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
    md.after_render_hooks.append(_write_footnotes)


def abbreviations(md: Markdown) -> None:
    """``*[HTML]: HyperText Markup Language``, for every ``HTML`` in text."""
    render = md.inline.render

    def with_abbreviations(state: MistuneInlineState) -> list[Token]:
        tokens = render(state)
        document: _Document = state.env[_KEY]
        is_inner = state.depth or not document.state.definitions.abbreviations
        return tokens if is_inner else _abbreviated(tokens, document)

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
    if md.block.state_cls is _State:
        return
    md.block.state_cls = _State
    md.before_render_hooks.append(_settle_blocks)
    renderer = md.renderer
    if isinstance(renderer, HTMLRenderer):
        ours = KramdownRenderer(_OPTIONS)
        for name in _OURS:
            renderer.register(name, _written_by(getattr(ours, name)))
        renderer.register("abbreviation", _written_by(ours.abbreviation))
        renderer.register(_HTML, lambda _renderer, text: text)
        renderer.register(_WITH_ATTRIBUTES, _with_attributes)


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
        document: _Document = state.env[_KEY]
        ours, found = document.reading(state.src), begin(state.src, m.start())
        end = found and parse(document.inline, found, ours)
        if end is None:
            return None
        ours.flush()
        state.append_token({"type": _HTML, "raw": "".join(ours.out)})
        ours.out.clear()
        return end

    md.inline.register(name, pattern, at, before="link", start_chars=list(first))


def _settle_blocks(_md: Markdown, state: MistuneBlockState) -> None:
    document: _Document = state.env[_KEY]
    state.tokens = _settled(state.tokens, document.state)


def _settled(tokens: list[Token], document: DocumentState) -> list[Token]:
    """The blocks that are written, with what their attribute lists say."""
    found = []
    for token in settle(tokens, document):
        if token["type"] == "blank_line":
            token.pop("raw", None)  # mistune's writes nothing
        if "children" in token:
            token["children"] = _settled(token["children"], document)
        attrs: dict[str, Any] = token.setdefault("attrs", {})
        attrs.pop("references", None)
        if token["type"] == "definition":
            first = next(iter(token["children"]), None)
            attrs["tight"] = first is None or first["type"] == "block_text"
        attributes = None if token["type"] in _OURS else attrs.pop("attributes", None)
        found.append(
            token
            if attributes is None
            else {"type": _WITH_ATTRIBUTES, "children": [token], "attrs": {"attributes": attributes}}
        )
    return found


def _with_attributes(_renderer: HTMLRenderer, text: str, attributes: Attributes) -> str:
    """The HTML of a block with attributes in its first tag, in the place of those of the same name."""
    tag = re.match(r"<[a-zA-Z][a-zA-Z0-9]*((?: [a-z-]+=\"[^\"]*\")*)", text)
    if tag is None:
        return text
    own = re.sub(' ([a-z-]+)="[^"]*"', lambda each: "" if each[1] in attributes else each[0], tag[1])
    return text[: tag.start(1)] + own + write_attributes(attributes) + text[tag.end() :]


def _abbreviated(tokens: list[Token], document: _Document) -> list[Token]:
    """Spans with the abbreviations in their text as tokens of their own."""
    found: list[Token] = []
    for token in _joined(tokens):
        if token["type"] == "text":
            found += (_piece(part, name, document) for part, name in document.abbreviations.split(token["raw"]))
        elif "children" in token:
            found.append({**token, "children": _abbreviated(token["children"], document)})
        else:
            found.append(token)
    return found


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Spans with neighbouring texts as one."""
    for is_text, group in groupby(tokens, lambda token: token["type"] == "text"):
        if is_text:
            yield {"type": "text", "raw": "".join(token["raw"] for token in group)}
        else:
            yield from group


def _piece(text: str, name: str | None, document: _Document) -> Token:
    plain: Token = {"type": "text", "raw": text}
    if name is None:
        return plain
    title = document.state.definitions.abbreviations[name]
    if not document.state.repeat(len(title)):
        return plain
    return {"type": "abbreviation", "children": [plain], "attrs": {"title": title}}


def _write_footnotes(md: Markdown, result: Any, state: MistuneBlockState) -> Any:
    document: _Document = state.env[_KEY]
    numbers = document.renderer.numbers
    if not numbers or not isinstance(result, str):
        return result

    def blocks(tokens: list[Token]) -> str:
        child = state.child_state("")
        child.tokens = [_with_tail(md, token, state) for token in _settled(tokens, document.state)]
        return str(md.render_state(child))

    notes = {name: note.children for name, note in document.state.definitions.footnotes.items()}
    return result + write_footnotes(numbers, notes, _OPTIONS, document.renderer.nbsp, blocks)


def _with_tail(md: Markdown, token: Token, state: MistuneBlockState) -> Token:
    """A block with the links back from its footnote, which kramdown writes at its end."""
    if token["type"] == "paragraph" and "text" not in token:
        return {**token, "children": [{"type": _HTML, "raw": child["raw"]} for child in token["children"]]}
    if "tail" not in token:
        return token
    children = md.inline(token.pop("text").strip(), state.env)
    return {**token, "children": [*children, {"type": _HTML, "raw": token.pop("tail")}]}
