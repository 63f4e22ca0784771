"""Rouge's HTML formatters: spans, the table with line numbers, highlighted lines, the wrapping ``pre``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..lazy.tuples import NamedTuple

Tokens = list[tuple[str, str]]
"""A token stream: Rouge's short class (empty for plain text) and the text of each token."""


def escape(text: str) -> str:
    """``text`` with ``&``, ``<`` and ``>`` as entities: all that Rouge escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spans(tokens: Iterable[tuple[str, str]]) -> str:
    """``Rouge::Formatters::HTML``: a ``span`` around every token that is not plain text."""
    return "".join([f'<span class="{name}">{escape(text)}</span>' if name else escape(text) for name, text in tokens])


def inline_spans(tokens: Iterable[tuple[str, str]], styles: Mapping[str, str]) -> str:
    """``Rouge::Formatters::HTMLInline``: ``style`` attributes, one for each class in ``styles``."""
    return "".join(
        [f'<span style="{styles[name]}">{escape(text)}</span>' if name else escape(text) for name, text in tokens]
    )


def token_lines(tokens: Iterable[tuple[str, str]]) -> Iterator[Tokens]:
    """The tokens of each line, without its line feed; an empty last line is left out."""
    line: Tokens = []
    for name, text in tokens:
        first, *rest = text.split("\n")
        if first:
            line.append((name, first))
        for piece in rest:
            yield line
            line = [(name, piece)] if piece else []
    if line:
        yield line


def marked_spans(tokens: Iterable[tuple[str, str]], lines: Collection[int], *, line_class: str = "hll") -> str:
    """``Rouge::Formatters::HTMLLineHighlighter``: ``lines`` by number, each in a span of ``line_class``."""
    pieces = []
    for number, line in enumerate(token_lines(tokens), 1):
        html = spans(line) + "\n"
        pieces.append(f'<span class="{line_class}">{html}</span>' if number in lines else html)
    return "".join(pieces)


class TableStyle(NamedTuple):
    """The options of ``Rouge::Formatters::HTMLTable``, with its defaults.

    Attributes:
        start_line: the number of the first line.
        line_format: how a number is printed, as a ``printf`` format.
        table_class: the class of the table.
        gutter_class: the class of the cell with the numbers.
        code_class: the class of the cell with the code.
    """

    start_line: int = 1
    line_format: str = "%i"
    table_class: str = "rouge-table"
    gutter_class: str = "rouge-gutter"
    code_class: str = "rouge-code"


def table(code: str, html: str, style: TableStyle) -> str:
    """``Rouge::Formatters::HTMLTable``: the numbers of ``code``'s lines beside ``html``, its markup."""
    count = code.count("\n")
    if not code.endswith("\n"):
        count, html = count + 1, html + "\n"
    numbers = "\n".join(style.line_format % number for number in range(style.start_line, style.start_line + count))
    return (
        f'<table class="{style.table_class}"><tbody><tr><td class="{style.gutter_class} gl">'
        f'<pre class="lineno">{numbers}\n</pre></td><td class="{style.code_class}"><pre>{html}</pre></td>'
        "</tr></tbody></table>"
    )


def wrap(html: str, css_class: str) -> str:
    """``Rouge::Formatters::HTMLPygments``: ``html`` in the elements of a code block."""
    return f'<div class="highlight"><pre class="{css_class}"><code>{html}</code></pre></div>'
