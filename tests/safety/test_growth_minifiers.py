"""Time grows no faster than a page or style sheet that plugins make smaller, indent, or read and write again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest

from jekyll_py.bundled.html import beautifier as html_beautifier
from jekyll_py.bundled.html import compressor as html_compressor
from jekyll_py.bundled.html import ruby_uri
from jekyll_py.bundled.html.options import HtmlOptions
from jekyll_py.bundled.minifier import css_minifier, json_minifier
from jekyll_py.html4.tree import parse_document
from jekyll_py.html4.writer import write_document

from .growth import Run, assert_linear, repeated

pytestmark = pytest.mark.slow

FLAGS: dict[str, Any] = {each.name: True for each in fields(HtmlOptions) if each.default in (True, False)}
ALL = HtmlOptions(**FLAGS)


def _beautified(html: str) -> None:
    with suppress(ValueError):
        html_beautifier.beautified(html)


def _minified(css: str) -> None:
    with suppress(ValueError):
        css_minifier.minified(css, longest_line=100)


def _json(text: str) -> None:
    with suppress(ValueError):
        json_minifier.minified(text)


RUNS: dict[str, tuple[Run, tuple[str, ...]]] = {
    "style sheet": (
        _minified,
        ("/*", "*//*", '"', '\\"', "url(data:", "calc(", "0px ", "(0%,", "a:b{", "#aabbcc", "{"),
    ),
    "page": (
        lambda html: html_compressor.compressed(html, ALL),
        ("<!--", "-->x<!--", "<!--[if x]>", "<!-- {{{ -->", "<pre>", "<!doctype ", "<", "= ", " ", "\n ", "a='b "),
    ),
    "indented page": (_beautified, ("<%", "<!--", "<script", "</pre>", "<a ", "<b/>", " ", "<")),
    "document": (
        lambda html: write_document(parse_document(html)),
        ("\n", "<body", "<html>", "</body>", "<p>", "<meta>", "<!doctype ", "a</html>"),
    ),
    "JSON": (_json, ('"', '\\"', "/*", "1", " ")),
    "address": (ruby_uri.is_uri, ("a@", "%41", ":", "[", "?")),
}


@pytest.mark.parametrize(
    ("name", "unit"), [(name, unit) for name, (_, units) in RUNS.items() for unit in units], ids=repr
)
def test_time_grows_with_the_text(name: str, unit: str) -> None:
    assert_linear(RUNS[name][0], repeated(unit))
