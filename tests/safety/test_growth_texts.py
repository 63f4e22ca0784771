"""Time grows with a text no faster than the text: front matter, names of files, excerpts, filters."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from types import SimpleNamespace
from typing import cast

import pytest

from jekyll_py import liquid
from jekyll_py.bundled import octicons, titles_from_headings, toc
from jekyll_py.bundled.html.output import rewrite
from jekyll_py.bundled.relative_links import markdown_links
from jekyll_py.compat.addressable.normalization import normalize
from jekyll_py.filters.property import item_property
from jekyll_py.liquid import Context
from jekyll_py.liquid.filters import escaping
from jekyll_py.model.conventions import Conventions
from jekyll_py.model.document_data import DATED_NAME, UNDATED_NAME
from jekyll_py.model.excerpt import Excerpt
from jekyll_py.model.front_matter_handler import JekyllHandler
from jekyll_py.model.page import Page
from jekyll_py.model.post_names import PostName
from jekyll_py.reference import JEKYLL
from jekyll_py.tags.include import JekyllInclude

from .growth import Run, Text, assert_linear, numbered, repeated

pytestmark = pytest.mark.slow

BLOCK_TAGS = frozenset({"if", "for", "raw", "highlight"})


def _excerpt(text: str) -> object:
    conventions = Conventions("", "\n\n", str, lambda path, kind: {}, BLOCK_TAGS.__contains__)
    page = Page(conventions, "", "a.md", {}, text + "\n\n" + text)
    return Excerpt.cut(page, conventions.excerpt_separator, conventions.is_block)


def _include(text: str) -> None:
    with suppress(liquid.LiquidError):
        liquid.Environment({"include": JekyllInclude}).parse(text)


HTML = (
    *("<!--", "<!--a>", "<script>", "<script></", "<style></script>", "<b", '<a href="', "<a href=\"'", "<a b='c' d="),
    *(
        "<a href=' ",
        "<",
        "</",
        "</b",
        "</b>",
        "<?",
        "<?a",
        "<!",
        "<![CDATA[",
        "<b/",
        "<b =",
        "<p>",
        "<b>a",
        "<br>a",
        "&a",
    ),
)


def _contents(html: str) -> object:
    environment = SimpleNamespace(reference=JEKYLL)
    context = SimpleNamespace(registers={"page": {"toc": True}}, lookup=lambda name: {}, environment=environment)
    return toc.toc(cast(Context, context), html)


PROGRAMS: dict[str, tuple[Run, dict[str, Text]]] = {
    "front matter": (
        JekyllHandler().detect,
        {
            "blank lines": repeated("\n", "---"),
            "blank lines below": repeated("\n", "---\n"),
            "lines of spaces": repeated(" \n", "---\n"),
            "spaces": repeated(" ", "---\n---", "x"),
            "lines of dashes": repeated("--- a\n", "---\n"),
            "lines of dots": repeated("... \t a\n", "---\n"),
        },
    ),
    "name of a post": (
        DATED_NAME.match,
        {
            "folders": repeated("a/"),
            "folders with dates": repeated("2020-01-01-a/"),
            "digits": repeated("1"),
            "dates": repeated("20-1-1-"),
            "dots": repeated(".", "2020-01-01-a"),
            "extensions": repeated(".a", "2020-01-01-a", "."),
        },
    ),
    "name of a document": (UNDATED_NAME.match, {"dots": repeated("."), "extensions": repeated(".a", after=".")}),
    "post_url": (PostName.parse, {"folders": repeated("a/"), "digits": repeated("1-"), "lines": repeated("a/\n")}),
    "excerpt": (
        _excerpt,
        {
            "a long tag": repeated("a", "{% "),
            "spaces in a tag": repeated(" ", "{%"),
            "unclosed tags": repeated("{% if "),
            "tags": repeated("{% if a %}"),
            "different tags": numbered("{% if@ %}"),
            "ends": repeated("{% end"),
            "unclosed labels": repeated("[a\n"),
            "labels that define nothing": repeated("[a\n", after="]\n[a]: b"),
            "definitions": repeated("[a]: b\n"),
        },
    ),
    "strip_html": (
        escaping.strip_html,
        {unit: repeated(unit) for unit in ("<", "<a", "<a>", "<!--", "<script", "<script><style><!--", "--><", "<>")},
    ),
    "URL": (
        normalize,
        {unit: repeated(unit) for unit in ("\n", "/..", "../", "/../", "a/../", "/.", "%2", "a:/")},
    ),
    "Liquid": (
        partial(liquid.render, variables={}),
        {
            "outputs": repeated("{{ a }}"),
            "filters": repeated("| upcase ", "{{ a ", "}}"),
            "a long path": repeated(".b", "{{ a", "}}"),
            "conditions": repeated(" and b", "{% if a", "%}{% endif %}"),
            "assignments": repeated("{% assign a = b %}"),
            "comments": repeated("{% comment %}{% endcomment %}"),
            "braces": repeated("{ "),
            "spaces": repeated(" ", "{{", "}}"),
            "brackets": lambda size: f"{{{{ a{'[' * size}1{']' * size} }}}}",
        },
    ),
    "a title": (titles_from_headings._TITLE.match, {"spaces": repeated(" "), "lines": repeated("\n", after="=")}),
    "a page's body": (
        lambda text: rewrite(text, frozenset(), str, re.compile("@"), older=False),
        {"unclosed": repeated("<body"), "closed": repeated("<body>")},
    ),
    "a page's emoji": (
        lambda text: rewrite(text, frozenset(), partial(re.compile("@").sub, "<br>"), re.compile(""), older=False),
        {unit: repeated(unit) for unit in HTML} | {"a text and elements": repeated("@<br>"), "names": numbered("<a@>")},
    ),
    "a table of contents": (
        _contents,
        {unit: repeated(unit) for unit in (*HTML, "<h2>a</h2>", "<h2>a</h2><h1>b</h1>", '<h1 class="no_toc">')},
    ),
    "include": (
        _include,
        {
            "unclosed filters": repeated("{{ a | ", "{% include ", "}}%}"),
            "filters that do not end": repeated("{{ a | ", "{% include {{ a }}", "%}"),
            "outputs": repeated("{{a}}", "{% include ", "%}"),
            "braces": repeated("{", "{% include ", "{{a}}%}"),
            "parameters": repeated(" a=b", "{% include a", "%}"),
            "unclosed parameters": repeated(" a='", "{% include a", " b%}"),
            "a long parameter": repeated("a", "{% include a ", "%}"),
            "escaped quotes": repeated("\\'", "{% include a b='", "%}"),
        },
    ),
    "links": (
        lambda text: list(markdown_links.links(text, (0, 9))),
        {
            unit: repeated(unit)
            for unit in (
                *(
                    "[",
                    "](",
                    "[a](b",
                    '[a](b "c',
                    "[a](b 'c",
                    "[a](b#c",
                    '[a](b#c "d',
                    "[a](#\n",
                    "[a]()",
                    '[a](b "c") ',
                ),
                *(
                    "[a]: ",
                    "[a]: b\n",
                    '[a]: b "c\n',
                    "[a]: b 'c\n",
                    "[a]: b#c\n",
                    '[a]: b#c "d\n',
                    "[a\n",
                    "\n",
                    " \n",
                ),
                *('[a]: b "c" d\n', " ", ' "', " '", '\\"', "#", ")", "[a](b)", '[a](b "c)'),
            )
        }
        | {
            "titles without an end": repeated('[a](b "c', after=")"),
            "titles with one end": repeated('[a](b "c', after="'" + " " * 1000),
            "fragments on lines": repeated("#\n", "[a](", ")"),
            "definitions without an end": repeated(' "', "[a]: b", "\n'" + " " * 1000),
        },
    ),
    "an octicon's attributes": (
        octicons._ATTRIBUTE.findall,
        {unit: repeated(unit) for unit in ("a-", "a:", "a: ", "a:'", 'a:"b', "a:b,", " ")},
    ),
    "a property that may be a number": (
        lambda text: item_property({"a": text}, "a"),
        {
            "digits": repeated("1", after="x1"),
            "digits and a dot": repeated("1", after=".x1"),
            "spaces": repeated(" ", after="x1"),
        },
    ),
    "escape_once": (escaping.escape_once, {unit: repeated(unit) for unit in ("&", "&a", "&#1", "<")}),
}


@pytest.mark.parametrize(
    ("program", "name"), [(program, name) for program in PROGRAMS for name in PROGRAMS[program][1]]
)
def test_a_long_text_takes_time_in_proportion(program: str, name: str) -> None:
    run, texts = PROGRAMS[program]
    assert_linear(run, texts[name])


def test_elements_may_nest_deep() -> None:
    html = "<div>" * 5000 + "a" + "</div>" * 5000
    assert "<p>b</p>" in rewrite(
        html + "a", frozenset(), lambda text: text.replace("a", "<p>b</p>"), re.compile("a"), older=False
    )


@pytest.mark.parametrize("start", ["<script", "<!--", "<style", "<"])
def test_what_does_not_end_stays(start: str) -> None:
    assert escaping.strip_html(f"a<b>c{start} d{start}") == f"ac{start} d{start}"
