"""How blocks are written: one method a construct. Any of them can be overridden, as in mistune.

``self.margin`` holds the spaces a block is written after; kramdown indents by two for every level.
"""

from __future__ import annotations

from typing import Any

from .html_elements import WITHOUT_BODY
from .markup import Attributes, escape_all, with_class, write_attributes
from .options import Options
from .span_renderer import SpanRenderer


class BlockRenderer(SpanRenderer):
    """The blocks of a document, in HTML."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.margin = ""
        self.term_prefix: str | None = None

    def blank_line(self, text: str = "") -> str:
        return "\n"

    def paragraph(self, text: str, attributes: Attributes | None = None) -> str:
        return f"{self.margin}<p{write_attributes(attributes)}>{text}</p>\n"

    def figure(self, image: Attributes, attributes: Attributes) -> str:
        """A paragraph that consists of an image marked as ``standalone``."""
        figure, image = dict(attributes), dict(image)
        for name in ("class", "id"):
            if name in image and name not in figure:
                figure[name] = image.pop(name)
        margin = self.margin
        return (
            f"{margin}<figure{write_attributes(figure)}>\n{margin}  <img{write_attributes(image)} />\n"
            f"{margin}  <figcaption>{image.get('alt') or ''}</figcaption>\n{margin}</figure>\n"
        )

    def heading(self, text: str, level: int, attributes: Attributes | None = None, **attrs: Any) -> str:
        level = max(min(level + self.options["header_offset"], 6), 1)
        if self.options["header_links"] and (ident := (attributes or {}).get("id")):
            text = f"<a{write_attributes({'href': f'#{ident}'})}></a>{text}"
        return f"{self.margin}<h{level}{write_attributes(attributes)}>{text}</h{level}>\n"

    def thematic_break(self, attributes: Attributes | None = None) -> str:
        return f"{self.margin}<hr{write_attributes(attributes)} />\n"

    def block_quote(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("blockquote", text, attributes)

    def block_code(self, text: str, info: str | None = None, attributes: Attributes | None = None) -> str:
        self.document.constructs.add("code")
        return self.highlighter.block(text, self.margin, info, attributes)

    def list(self, text: str, ordered: bool, attributes: Attributes | None = None, **attrs: Any) -> str:
        return self._indented("ol" if ordered else "ul", text, attributes)

    def list_item(self, text: str, tight: bool = False, attributes: Attributes | None = None) -> str:
        return self._entry("li", text, tight, attributes)

    def definition_list(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("dl", text, attributes)

    def term(self, text: str, attributes: Attributes | None = None) -> str:
        return f"{self.margin}<dt{write_attributes(attributes)}>{text}</dt>\n"

    def definition(self, text: str, tight: bool = False, attributes: Attributes | None = None) -> str:
        return self._entry("dd", text, tight, attributes)

    def _entry(self, tag: str, text: str, tight: bool, attributes: Attributes | None) -> str:
        margin = self.margin
        start = f"{margin}<{tag}{write_attributes(attributes)}>"
        if not tight:
            return f"{start}\n{text}{margin}</{tag}>\n"
        return f"{start}{text}{margin if text.endswith(chr(10)) else ''}</{tag}>\n"

    def table(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("table", text, attributes)

    def table_head(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("thead", text, attributes)

    def table_body(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("tbody", text, attributes)

    def table_foot(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("tfoot", text, attributes)

    def table_row(self, text: str, attributes: Attributes | None = None) -> str:
        return self._indented("tr", text, attributes)

    def table_cell(
        self, text: str, align: str | None = None, head: bool = False, attributes: Attributes | None = None
    ) -> str:
        """A cell; one made from HTML has attributes of its own."""
        tag = "th" if head else "td"
        style = f' style="text-align: {align}"' if align else ""
        return f"{self.margin}<{tag}{write_attributes(attributes)}{style}>{text or self.nbsp}</{tag}>\n"

    def block_math(self, text: str, attributes: Attributes | None = None) -> str:
        self.document.constructs.add("mathematics")
        if self.options["math_engine"] == "mathjax":
            written = f"\\[{escape_all(text)}\\]\n"
            return f"{self.margin}<div{write_attributes(attributes)}>{written}</div>\n" if attributes else written
        attributes = with_class(attributes, "kdmath")
        return f"{self.margin}<div{write_attributes(attributes)}>$$\n{text}\n$$</div>\n"

    def html_element(
        self,
        text: str,
        tag: str,
        model: str,
        closed: bool = False,
        block: bool = True,
        attributes: Attributes | None = None,
    ) -> str:
        """A block-level HTML element; ``block`` unless it stands inside raw HTML."""
        margin, end = (self.margin, "\n") if block else ("", "")
        start = f"{margin}<{tag}{write_attributes(attributes)}"
        if closed and model == "raw":
            return f"{start} />{end}"
        if text and model != "block":
            return f"{start}>{text}</{tag}>{end}"
        if text:
            return f"{start}>\n{text.removesuffix(chr(10))}\n{self.margin}</{tag}>{end}"
        return f"{start} />{end}" if tag in WITHOUT_BODY else f"{start}></{tag}>{end}"

    def html_comment(self, text: str, block: bool = False) -> str:
        return f"{self.margin}{text}\n" if block else text

    def comment(self, text: str, block: bool = False) -> str:
        return f"{self.margin}<!-- {text} -->\n" if block else f"<!-- {text} -->"

    def _indented(self, tag: str, text: str, attributes: Attributes | None) -> str:
        margin = self.margin
        return f"{margin}<{tag}{write_attributes(attributes)}>\n{text}{margin}</{tag}>\n"
