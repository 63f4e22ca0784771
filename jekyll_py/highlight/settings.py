"""kramdown's ``syntax_highlighter_opts``: which code is highlighted, and with which formatter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Self

from jekyll_py.errors import JekyllError
from jekyll_py.reference import Version

from ..lazy.tuples import NamedTuple
from .html import TableStyle, Tokens, escape, inline_spans, spans, table, wrap
from .stylesheet import inline_styles

_CONSTANT = re.compile(r"[A-Z][A-Za-z0-9_]*")
_WIDE = re.compile(r"%[^A-Za-z%]*[0-9]{4}")
"""A width or precision of four digits, with which every line of code would become that long."""


class Settings(NamedTuple):
    """The options for one kind of code, blocks or spans.

    Attributes:
        disable: highlight nothing.
        default_lang: the language of code that names none.
        guess_lang: guess the language of code that names none; mark up plain text like any other language.
        formatter: the name of a Rouge formatter; HTMLLegacy unless given.
        wrap: put the element of a block around the spans.
        css_class: the class of the ``pre`` element.
        inline_theme: print ``style`` attributes with this theme's colours in place of classes.
        line_numbers: number the lines, in a table.
        table: how that table is printed.
    """

    disable: bool = False
    default_lang: str | None = None
    guess_lang: bool = False
    formatter: str | None = None
    wrap: bool = True
    css_class: str = "highlight"
    inline_theme: str | None = None
    line_numbers: bool = False
    table: TableStyle = TableStyle()

    @classmethod
    def for_block(cls, options: Mapping[str, object]) -> Self:
        """The settings for blocks: the common options, then those below ``block``."""
        return cls.read(_merged(options, "block"))

    @classmethod
    def for_span(cls, options: Mapping[str, object]) -> Self:
        """The settings for spans: the common options, then those below ``span``; never wrapped."""
        return cls.read({**_merged(options, "span"), "wrap": False})

    @classmethod
    def read(cls, options: Mapping[str, object]) -> Self:
        """Read settings from a mapping; unknown keys are ignored.

        Raises:
            JekyllError: ``line_format`` is no format for a number.
        """
        return cls(
            disable=_truth(options.get("disable")),
            default_lang=_text(options.get("default_lang")),
            guess_lang=_truth(options.get("guess_lang")),
            formatter=_text(options.get("formatter")),
            wrap=_truth(options.get("wrap", True)),
            css_class=_text(options.get("css_class")) or "highlight",
            inline_theme=_text(options.get("inline_theme")),
            line_numbers=_truth(options.get("line_numbers")),
            table=_table_style(options),
        )

    def format(self, code: str, tokens: Tokens, rouge: Version) -> str:
        """The HTML of code, given its tokens and the version of Rouge.

        An unknown formatter means ``HTML``, as in kramdown.
        """
        if self.formatter == "Null":
            return "".join(f"{escape(name)} {escape(text)}\n" for name, text in tokens)
        if self.formatter and self.formatter != "HTMLLegacy" and _CONSTANT.fullmatch(self.formatter):
            return spans(tokens)
        html = inline_spans(tokens, inline_styles(self.inline_theme, rouge)) if self.inline_theme else spans(tokens)
        if self.line_numbers:
            html = table(code, html, self.table)
        return wrap(html, self.css_class) if self.wrap else html


def _merged(options: Mapping[str, object], kind: str) -> dict[str, object]:
    common = {str(key): value for key, value in options.items() if key not in ("block", "span")}
    own = options.get(kind)
    return common | {str(key): value for key, value in own.items()} if isinstance(own, Mapping) else common


def _table_style(options: Mapping[str, object]) -> TableStyle:
    start = options.get("start_line")
    names = ("line_format", "table_class", "gutter_class", "code_class")
    given = {name: str(options[name]) for name in names if options.get(name) is not None}
    style = TableStyle(start_line=start if isinstance(start, int) else 1, **given)
    try:
        if _WIDE.search(style.line_format):
            raise ValueError("too wide")
        style.line_format % style.start_line
    except (TypeError, ValueError) as error:
        raise JekyllError(
            f"line_format of syntax_highlighter_opts cannot print a number: {style.line_format!r}",
            hint="a format such as %i or %3d",
        ) from error
    return style


def _truth(value: object) -> bool:
    """Whether a value counts as true in Ruby: all but nil and false do."""
    return value is not None and value is not False


def _text(value: object) -> str | None:
    return None if value is None or value is False else str(value)
