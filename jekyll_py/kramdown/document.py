"""A document: its HTML, its tokens, its warnings."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from mistune import Markdown

from ..limits.recursion import with_room
from ..reference import JEKYLL, Reference, named
from .block_parser import BlockParser
from .block_state import BlockState
from .definitions import DocumentState, LinkDefinition, Token, Warning
from .dialect import block_parser, inline_parser
from .html import HTMLRenderer
from .inline_parser import InlineParser
from .options import Options
from .source import line_number
from .syntax.link_definition import normalize
from .syntax_plugins import find_plugin
from .text import TextReader
from .tree import TreeRenderer
from .tree_builder import TreeBuilder

_OPTIONS_INSIDE_TEXT = "{::options"


class Dialect(Markdown):
    """mistune's `Markdown` with kramdown's parsers, for one set of options; made once, used for every document.

    Args:
        options: kramdown's options.
        renderer: `HTMLRenderer`, or a subclass that writes some constructs differently.
    """

    block: BlockParser
    inline: InlineParser
    renderer: HTMLRenderer

    def __init__(self, options: Options, renderer: type[HTMLRenderer] = HTMLRenderer) -> None:
        inline = inline_parser(options)
        super().__init__(renderer(options), block_parser(options, inline), inline)
        self.options = options
        for name in options["mistune_plugins"]:
            self.use(find_plugin(name))

    def blocks(self, text: str) -> tuple[list[Token], DocumentState]:
        """The blocks of a text, their own text not read yet, and what the document defines."""
        document = DocumentState(self.options, len(text))
        for ident, (url, title) in self.options["link_defs"].items():
            document.definitions.links[normalize(ident)] = LinkDefinition(url, title, {})
        state = BlockState(document=document)
        state.process(adapt(text))
        self.block.parse(state)
        return state.tokens, document

    def __call__(self, s: str) -> str:
        """The HTML of a text, as mistune's `Markdown` gives it."""
        return self.html(s)[0]

    def html(self, text: str) -> tuple[str, DocumentState]:
        """The HTML of a text, written as it is read."""
        return with_room(lambda: self._html(text))

    def _html(self, text: str) -> tuple[str, DocumentState]:
        # options further down may change how this is written; converted HTML is known only as a tree
        if _OPTIONS_INSIDE_TEXT in text or self.options["html_to_native"]:
            tokens, document = self._tree(text)
            return self._write(tokens, document), document
        tokens, document = self.blocks(text)
        html = self.renderer.for_document(self.inline, document).write_document(tokens)
        self._warn_unreferenced(document)
        return html, document

    def tree(self, text: str) -> tuple[list[Token], DocumentState]:
        """The tokens of a text."""
        return with_room(lambda: self._tree(text))

    def _tree(self, text: str) -> tuple[list[Token], DocumentState]:
        tokens, document = self.blocks(text)
        tree = TreeBuilder(TextReader(self.inline, document, TreeRenderer()), document).build(tokens)
        self._warn_unreferenced(document)
        return tree, document

    def write(self, tokens: list[Token], document: DocumentState) -> str:
        """The HTML of tokens, with the options the document ended with."""
        return with_room(lambda: self._write(tokens, document))

    def _write(self, tokens: list[Token], document: DocumentState) -> str:
        dialect = self if document.options is self.options else Dialect(document.options, type(self.renderer))
        return dialect.renderer.for_document(dialect.inline, document).write_document(tokens)

    def _warn_unreferenced(self, document: DocumentState) -> None:
        """Footnotes nothing refers to; references inside such footnotes count too, as in kramdown."""
        notes = document.definitions.footnotes
        unused = {name: note for name, note in notes.items() if not note.used}
        if not unused:
            return
        builder = TreeBuilder(TextReader(self.inline, document, TreeRenderer()), document)
        for note in unused.values():
            builder.expand(note.children)
        for name, note in unused.items():
            if not note.used:
                line = line_number(note.place)
                message = f"Footnote definition for '{name}' on line {line} is unreferenced - ignoring"
                document.warnings.append(Warning(message, line))


def adapt(text: str) -> str:
    """Line feeds only, and exactly one more than kramdown takes off the end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"


_dialects: dict[str, Dialect] = {}
_KEPT = 64
_last: tuple[Mapping[str, object] | None, Dialect] | None = None


def dialect(options: Mapping[str, object] | None = None, reference: Reference = JEKYLL) -> Dialect:
    """The dialect of these options; kept, since a site converts all its pages with the same ones."""
    global _last
    if _last is not None and _last[1].options.reference is reference and _last[0] == options:
        return _last[1]
    key = f"{reference} {options!r}"
    found = _dialects.get(key)
    if found is None:
        if len(_dialects) >= _KEPT:
            _dialects.clear()
        found = _dialects[key] = Dialect(Options(options, reference))
    _last = deepcopy(options), found  # the caller may change its mapping
    return found


def convert(text: str, options: Mapping[str, object] | None = None, *, reference: Reference | str = JEKYLL) -> str:
    """The HTML kramdown gives for a Markdown text.

    Args:
        text: the Markdown.
        options: kramdown's options, over kramdown's own defaults; `JEKYLL_DEFAULTS` holds Jekyll's.
        reference: the programs to follow, or the name of their row in `reference.REFERENCES`.

    Raises:
        OptionError: an option has a value kramdown refuses.
        SettingError: there is no reference of that name.
    """
    return dialect(options, named(reference) if isinstance(reference, str) else reference)(text)


class Document:
    """A Markdown text with options.

    Args:
        text: the Markdown.
        options: kramdown's options, over kramdown's own defaults.
        renderer: a subclass of `HTMLRenderer` that writes some constructs differently.
        reference: the programs to follow.

    Raises:
        OptionError: an option has a value kramdown refuses.
    """

    def __init__(
        self,
        text: str,
        options: Mapping[str, object] | None = None,
        renderer: type[HTMLRenderer] = HTMLRenderer,
        reference: Reference = JEKYLL,
    ) -> None:
        self._text = text
        is_usual = renderer is HTMLRenderer
        self._dialect = dialect(options, reference) if is_usual else Dialect(Options(options, reference), renderer)
        self._result: tuple[str, DocumentState] | None = None
        self._state: DocumentState | None = None

    def _converted(self) -> tuple[str, DocumentState]:
        if self._result is None:
            self._result = self._dialect.html(self._text)
        return self._result

    def to_html(self) -> str:
        """The document as HTML."""
        return self._converted()[0]

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """kramdown's warnings, with line numbers."""
        return tuple(self._converted()[1].warnings)

    def tokens(self) -> list[Token]:
        """The document as a tree of mistune's tokens, to be looked at or changed."""
        tokens, self._state = self._dialect.tree(self._text)
        return tokens

    def render(self, tokens: list[Token]) -> str:
        """The HTML of such a tree."""
        if self._state is None:
            self._state = self._dialect.tree(self._text)[1]
        return self._dialect.write(tokens, self._state)
