"""From text to HTML or tokens, and the warnings on the way."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .dialect import Dialect
from .html import HTMLRenderer
from .options import JEKYLL_DEFAULTS, Options
from .state import BlockState, DocumentState, LinkDefinition, Token, Warning
from .link_definition import normalize
from .patterns import STRIP


class Converter:
    """Converts documents with one set of options."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.dialect = Dialect(options)
        self.renderer = HTMLRenderer(options)

    def blocks(self, text: str) -> tuple[list[Token], DocumentState]:
        """The blocks of a text, and what it defines."""
        document = DocumentState(self.options)
        for ident, (url, title) in self.options["link_defs"].items():
            document.definitions.links[normalize(ident)] = LinkDefinition(url, title, {})
        state = BlockState(document=document)
        state.process(adapt(text))
        self.dialect.block.parse(state)
        return state.tokens, document

    def html(self, text: str) -> tuple[str, DocumentState]:
        """The HTML of a text."""
        tokens, document = self.blocks(text)
        converter = converter_for(document.options) if document.option_changes else self
        renderer = converter.renderer.for_document(converter.dialect.inline, document)
        return renderer.write_document(tokens), document


def adapt(text: str) -> str:
    """Line feeds only, and one at the end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"


@lru_cache(maxsize=64)
def converter_for(options: Options) -> Converter:
    """The converter of these options; its tables are made once."""
    return Converter(options)


_CACHE: dict[str, Converter] = {}


def converter(options: Mapping[str, object] | None = None) -> Converter:
    """The converter of these options, written as in a configuration."""
    key = repr(options)
    found = _CACHE.get(key)
    if found is None:
        if len(_CACHE) > 64:
            _CACHE.clear()
        found = _CACHE[key] = Converter(Options(options))
    return found


def convert(text: str, options: Mapping[str, object] | None = None) -> str:
    """The HTML kramdown gives for a Markdown text.

    Args:
        text: the Markdown.
        options: kramdown's options, over kramdown's own defaults.

    Raises:
        OptionError: an option has a value kramdown refuses.
    """
    return converter(options).html(text)[0]


def jekyll_convert(text: str) -> str:
    """The HTML Jekyll's Markdown converter gives with Jekyll's default configuration."""
    return convert(text, JEKYLL_DEFAULTS)
