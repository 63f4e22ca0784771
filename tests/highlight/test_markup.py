"""The HTML around the tokens: blocks, spans, tables, options."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jekyll_py import highlight
from jekyll_py.errors import JekyllError
from jekyll_py.highlight import TableStyle
from jekyll_py.reference import DEBIAN
from tests.highlight.rouge import rouge

CODE = 'a = "<b>" # & c\n\nputs a\n'
JEKYLL = {"default_lang": "plaintext", "guess_lang": True}


@pytest.mark.ruby
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"css_class": "code"},
        {"line_numbers": True, "start_line": 8},
        {
            "line_numbers": True,
            "line_format": "%3d",
            "table_class": "t",
            "gutter_class": "g",
            "code_class": "c",
        },
        {"inline_theme": "github"},
        {"inline_theme": "bw", "line_numbers": True},
        {"wrap": False},
    ],
)
def test_a_block_is_what_rouges_formatter_prints(options: dict[str, object]) -> None:
    expected = rouge().ask("legacy", code=CODE, language="ruby", options={"css_class": "highlight", **options})
    assert highlight.block(CODE, "ruby", options=options, rouge=DEBIAN.rouge) == expected


def test_options_below_block_and_span_hold_for_one_kind() -> None:
    options = {"css_class": "a", "block": {"css_class": "b"}, "span": {"disable": True}}
    assert str(highlight.block("1", "ruby", options=options)).startswith('<div class="highlight"><pre class="b">')
    assert highlight.span("1", "ruby", options=options) is None


def test_a_span_is_not_wrapped() -> None:
    assert highlight.span("1 < 2", "ruby") == (
        '<span class="mi">1</span> <span class="o">&lt;</span> <span class="mi">2</span>'
    )


@pytest.mark.parametrize(
    ("language", "options"),
    [
        (None, {}),
        ("", {}),
        ("plaintext", {}),
        ("nonsense", JEKYLL),
        ("Ruby", JEKYLL),
        ("ruby", {"disable": True}),
    ],
)
def test_none_where_kramdown_prints_the_code_itself(language: str | None, options: dict[str, object]) -> None:
    assert highlight.block("x", language, options=options) is None


def test_plain_text_is_marked_up_by_jekylls_settings() -> None:
    wrapped = '<div class="highlight"><pre class="highlight"><code>a &lt; b "c"</code></pre></div>'
    assert highlight.block('a < b "c"', None, options=JEKYLL) == wrapped


def test_no_language_is_guessed_from_the_code() -> None:
    assert "<span" in str(highlight.block("#!/bin/sh\nls\n", None, options={"guess_lang": True}))


def test_a_named_formatter_prints_spans_only() -> None:
    assert highlight.block("1", "ruby", options={"formatter": "HTML"}) == '<span class="mi">1</span>'


@pytest.mark.ruby
@pytest.mark.parametrize("code", [CODE, CODE.rstrip("\n"), "", "\n", "x\n\n\n"])
@pytest.mark.parametrize("lines", [[], [1, 3]])
def test_a_table_is_rouges(code: str, lines: list[int]) -> None:
    expected = rouge().ask("table", code=code, language="ruby", lines=lines, start=5)
    style = TableStyle(start_line=5, gutter_class="gutter", code_class="code")
    if code:
        assert highlight.table(code, "ruby", mark_lines=lines, style=style) == expected


def test_markup_of_an_unknown_language_is_plain_text() -> None:
    assert highlight.markup("a < b", "nonsense") == "a &lt; b"


def test_plain_text_does_not_import_pygments() -> None:
    program = (
        "import sys; from jekyll_py.highlight import markup; markup('x', 'text'); print('pygments' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_a_bad_line_format_is_an_error() -> None:
    with pytest.raises(JekyllError, match="cannot print a number"):
        highlight.block("x", "ruby", options={"line_numbers": True, "line_format": "%y"})


@pytest.mark.ruby
def test_themes_are_those_of_rouge() -> None:
    assert set(highlight.theme_names(DEBIAN.rouge)) == set(rouge().ask("themes"))


@pytest.mark.ruby
@pytest.mark.parametrize("theme", highlight.theme_names(DEBIAN.rouge))
def test_a_style_sheet_is_rouges(theme: str) -> None:
    expected = rouge().ask("theme", language=theme, scope=".code")
    assert highlight.stylesheet(theme, ".code", rouge=DEBIAN.rouge) == expected + "\n"


def test_an_unknown_theme_is_an_error_that_names_the_themes() -> None:
    with pytest.raises(JekyllError, match="no theme called 'nonsense'") as caught:
        highlight.stylesheet("nonsense")
    assert "monokai" in str(caught.value.hint)
