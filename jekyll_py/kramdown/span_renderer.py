"""How spans are written: one method a construct. Any of them can be overridden, as in mistune."""

from __future__ import annotations

from mistune.core import BlockState
from mistune.renderers.html import HTMLRenderer as MistuneHTMLRenderer

from .code import Highlighter
from .definitions import DocumentState, Token
from .html_elements import WITHOUT_BODY
from .markup import Attributes, escape_all, escape_attribute, escape_text, join_cjk_lines, with_class, write_attributes
from .option_types import OptionError
from .options import Options
from .syntax.entity import entity, write

_SYMBOLS: dict[str, tuple[str, ...]] = {
    "mdash": ("mdash",),
    "ndash": ("ndash",),
    "hellip": ("hellip",),
    "laquo_space": ("laquo", "nbsp"),
    "raquo_space": ("nbsp", "raquo"),
    "laquo": ("laquo",),
    "raquo": ("raquo",),
}


class SpanRenderer(MistuneHTMLRenderer):
    """The spans of a document, in HTML."""

    document: DocumentState

    def __init__(self, options: Options) -> None:
        super().__init__(escape=False, allow_harmful_protocols=True)
        self.options = options
        self.entity_output: str = options["entity_output"]
        self.join_cjk: bool = options["remove_line_breaks_for_cjk"]
        self.highlighter = Highlighter(options)
        self.nbsp = self.entity("nbsp")
        names = ("lsquo", "rsquo", "ldquo", "rdquo")
        self.quotes = {name: self._quote(value) for name, value in zip(names, options["smart_quotes"], strict=True)}
        self.symbols = {name: self._symbol(name, parts) for name, parts in _SYMBOLS.items()}
        self.numbers: dict[str, list[int]] = {}
        """Footnotes referred to: number, and how often once more."""

    def _quote(self, reference: str | int) -> str:
        if entity(reference, self.options.version) is None:
            raise OptionError(f"Can't handle generic non-integer character reference '{reference}'")
        return self.entity(reference)

    def _symbol(self, name: str, parts: tuple[str, ...]) -> str:
        own = self.options["typographic_symbols"].get(name)
        return escape_text(own) if own is not None else "".join(self.entity(part) for part in parts)

    def join(self, pieces: list[str]) -> str:
        """One result made of several."""
        return "".join(pieces)

    def text(self, text: str) -> str:
        """Plain text, escaped."""
        if "&" in text or "<" in text or ">" in text:
            text = escape_text(text)
        return join_cjk_lines(text) if self.join_cjk else text

    def emphasis(self, text: str, attributes: Attributes | None = None) -> str:
        return f"<em{write_attributes(attributes)}>{text}</em>" if attributes else f"<em>{text}</em>"

    def strong(self, text: str, attributes: Attributes | None = None) -> str:
        return f"<strong{write_attributes(attributes)}>{text}</strong>" if attributes else f"<strong>{text}</strong>"

    def link(self, text: str, url: str, title: str | None = None, attributes: Attributes | None = None) -> str:
        """A link; ``attributes``, when given, are all of them, ``href`` and ``title`` included."""
        if attributes is None:
            start = f'<a href="{escape_attribute(url)}"'
            return f"{start}>{text}</a>" if title is None else f'{start} title="{escape_attribute(title)}">{text}</a>'
        return f"<a{write_attributes(attributes)}>{text}</a>"

    def image(self, text: str, url: str, title: str | None = None, attributes: Attributes | None = None) -> str:
        """An image; ``attributes``, when given, are all of them, ``src``, ``alt`` and ``title`` included."""
        if attributes is None:
            attributes = {"src": url, "alt": text, "title": title}
        return f"<img{write_attributes(attributes)} />"

    def linebreak(self) -> str:
        return "<br />"

    def entity(self, reference: str | int, original: str | None = None) -> str:
        """An entity, by name or number."""
        found = entity(reference, self.options.version)
        return write(found, self.entity_output, original) if found else ""

    def smart_quote(self, kind: str) -> str:
        return self.quotes[kind]

    def symbol(self, name: str) -> str:
        """A dash, an ellipsis or a guillemet."""
        return self.symbols[name]

    def inline_math(self, text: str, attributes: Attributes | None = None) -> str:
        self.document.constructs.add("mathematics")
        if self.options["math_engine"] == "mathjax":
            return f"<span{write_attributes(attributes)}>${text}$</span>" if attributes else rf"\({escape_all(text)}\)"
        return f"<span{write_attributes(with_class(attributes, 'kdmath'))}>${text}$</span>"

    def html_span(self, text: str, tag: str, attributes: Attributes | None = None) -> str:
        """A span-level HTML element."""
        start = f"<{tag}{write_attributes(attributes)}"
        return f"{start} />" if not text and tag in WITHOUT_BODY else f"{start}>{text}</{tag}>"

    def codespan(self, text: str, attributes: Attributes | None = None) -> str:
        self.document.constructs.add("code")
        return self.highlighter.span(text, attributes)

    def abbreviation(self, text: str, title: str, attributes: Attributes | None = None) -> str:
        """An abbreviation with what it stands for; ``text`` is not escaped, as in kramdown."""
        merged = {**(attributes or {}), "title": title} if title else attributes
        return f"<abbr{write_attributes(merged)}>{text}</abbr>"

    def html_comment(self, text: str, block: bool = False) -> str:
        """An HTML comment or processing instruction."""
        return text

    def comment(self, text: str, block: bool = False) -> str:
        """``{::comment}``."""
        return f"<!-- {text} -->"

    def raw(self, text: str, block: bool = False, types: tuple[str, ...] = ()) -> str:
        """``{::nomarkdown}``, and the text of ``script`` and ``style``."""
        if types and "html" not in types:
            return ""
        return text + "\n" if block else text

    def footnote_ref(self, name: str) -> str:
        """A reference to a footnote; they are numbered in the order in which they are referred to."""
        self.document.constructs.add("footnotes")
        number = self.numbers.get(name)
        repeat = ""
        if number is None:
            number = self.numbers[name] = [self.options["footnote_nr"] + len(self.numbers), 0]
        else:
            number[1] += 1
            repeat = f":{number[1]}"
        name = self.options["footnote_prefix"] + name
        text = self.options["footnote_link_text"] % number[0]
        outer, inner = ' role="doc-noteref"', ""
        if self.options.version >= (2, 5):
            outer, inner = inner, outer
        return (
            f'<sup id="fnref:{name}{repeat}"{outer}>'
            f'<a href="#fn:{name}" class="footnote" rel="footnote"{inner}>{text}</a></sup>'
        )

    def forget_footnote_ref(self, name: str) -> None:
        """Take back the last reference: what it stands in turned out to be text."""
        number = self.numbers[name]
        if number[1]:
            number[1] -= 1
        else:
            del self.numbers[name]

    def tokens(self, tokens: list[Token]) -> str:
        """Spans a mistune plugin gives as tokens."""
        return self.render_tokens(tokens, BlockState())
