"""jekyll-minifier and its parts; the outputs are those of the gems htmlcompressor, cssminify2 and json-minify."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.bundled.html.compressor import compressed
from jekyll_py.bundled.html.options import HtmlOptions
from jekyll_py.bundled.minifier import css_minifier, json_minifier
from jekyll_py.bundled.minifier.css_enhancer import Enhancements, enhanced
from tests.bundled.building import build

PLUGIN = {"plugins": ["jekyll-minifier"]}

SHEETS = {
    "a , b > c { color : #AABBCC ; margin : 0px 0em 1px }": "a,b>c{color:#abc;margin:0 0 1px}",
    "a{padding:50% 0px;x:0.50em;y:0 0 0 0;flex:0 0 auto}": "a{padding:50% 0px;x:.50em;y:0;flex:0 0 auto}",
    "a{background:none;border : none}b { }": "a{background:0;border:0}",
    "a{c:rgb(255, 0, 0);d:rgb(300,1,2);e:#FF0000;f:#008000}": "a{c:red;d:#ff0102;e:red;f:green}",
    "#FAABAC{}#FFAABB {a:b}": "#FFAABB{a:b}",
    "a{b:url( 'x y' );c:url(data:a  b)}": "a{b:url('x y');c:url(data:a  b)}",
    "a{w:calc( 1px+2px ) ;x:y!important }": "a{w:calc( 1px + 2px );x:y!important}",
    "/* a */b{}c{d:e}/*! f */ g{h:i}": "c{d:e}/*! f */g{h:i}",
    "a{b:c}/* \\*/d{e:f}/* */g{h:i}": "a{b:c}/*\\*/d{e:f}/**/g{h:i}",
    "a{}\n@charset 'x';": "@charset 'x';",
    "a{b:c}/* open": "a{b:c}/*___YUICSSMIN_PRESERVE_CANDIDATE_COMMENT_0___",
    "a{b:c}/*! k*/*d*/e{f:g}": "a{b:c}/*! k*e{f:g}",
    '@source "../a/**/*.{b}";@source "../c/**/*.{d}";': '@source "../a*___YUICSSMIN_PRESERVE_CANDIDATE_COMMENT_1___*/*'
    "___YUICSSMIN_PRESERVE_CANDIDATE_COMMENT_2___",
    "a'url(data:x)'b": "a'url(___YUICSSMIN_PRESERVED_TOKEN_0___)'b",
    'a"/**/\\"b': 'a"/**/\\"b',
    "@media screen and (a:b) { .c:hover{d:e} }": "@media screen and (a:b){.c:hover{d:e}}",
    "p :link{a:b}": "p :link{a:b}",
    "a{b:'/* x */  y';}": "a{b:'/* x */  y'}",
    "a:first-line,b{transform-origin:0}": "a:first-line ,b{transform-origin:0 0}",
}

PAGES = {
    "<p>  a\n b </p>": "<p> a b </p>",
    "<!-- c --><p>a</p><!--[if IE]>  <b> </b> <![endif]-->": "<p>a</p><!--[if IE]><b> </b><![endif]-->",
    "<pre>\n a\n</pre>  <textarea> b  c </textarea>": "<pre>\n a\n</pre> <textarea> b  c </textarea>",
    "<script> a  =  1 </script><style> b  { } </style>": "<script> a  =  1 </script><style> b  { } </style>",
    '<a href = "x"   class="y" ><br />': '<a href="x" class="y"><br/>',
    "<img src=a /> < > a = b": "<img src=a /> < > a = b",
    '<b onclick="a  ( )" onload="">c</b>': '<b onclick="a  ( )">c</b>',
}


MARKED = {
    "<!--[if IE]> <!-- {{{ --> a  b <!-- }}} --> c <![endif]-->": "<!--[if IE]> c<![endif]-->",
    "<textarea> <script type=module> a </script> </textarea>": (
        "<textarea> <script type=module>%%%~COMPRESS~SKIP~0~%%%</script> </textarea>"
    ),
}
"""Parts within others, which the gem loses."""


@pytest.mark.parametrize(("sheet", "expected"), SHEETS.items())
def test_a_style_sheet_is_made_smaller(sheet: str, expected: str) -> None:
    assert css_minifier.minified(sheet) == expected


def test_a_long_style_sheet_has_lines() -> None:
    assert css_minifier.minified("a{b:c}" * 4, longest_line=10) == "a{b:c}a{b:c}\na{b:c}a{b:c}"


@pytest.mark.parametrize(("page", "expected"), PAGES.items())
def test_a_page_is_made_smaller(page: str, expected: str) -> None:
    assert compressed(page, HtmlOptions()) == expected


@pytest.mark.parametrize(("page", "expected"), MARKED.items())
def test_parts_within_others_are_lost_as_by_the_gem(page: str, expected: str) -> None:
    assert compressed(page, HtmlOptions()) == expected


def test_wide_spaces_around_line_ends_are_dropped() -> None:
    assert compressed("a \u3000\n\u00a0 b", HtmlOptions(preserve_line_breaks=True)) == "a\nb"


@given(st.text("<>/!-=a' \"\n{}[]", max_size=60))
def test_any_page_can_be_made_smaller(page: str) -> None:
    assert len(compressed(page, HtmlOptions())) <= len(page) + 1


def test_json_loses_spaces_and_comments() -> None:
    assert json_minifier.minified('{ "a  \\" b" : [ 1.5e3 , true ] } // c\n/* d */') == '{"a  \\" b":[1.5e3,true]}'


def test_a_string_that_has_no_end_is_kept_as_by_the_gem() -> None:
    assert json_minifier.minified('{ "a\\"": 1, " }\n') == '{"a\\"":1,"}'


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="is no JSON"):
        json_minifier.minified("{a: 1}")


def test_files_of_a_site_are_made_smaller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    files = {
        "index.md": "---\n---\ntext   with  spaces\n",
        "a.css": "a { b : c }\n",
        "b.min.css": "a { b : c }\n",
        "c.json": '{ "a": 1 }\n',
        "d.xml": "<a>  <b/>  </a>\n",
        "e.js": "var  a;\n",
        "raw/f.css": "a { b : c }\n",
        "broken.json": "{ a }\n",
    }
    built = build(tmp_path, files, **PLUGIN, **{"jekyll-minifier": {"exclude": ["raw/*"]}})
    assert built.text("index.html") == "<p>text with spaces</p>"
    assert (built.text("a.css"), built.text("b.min.css")) == ("a{b:c}", "a { b : c }\n")
    assert (built.text("c.json"), built.text("broken.json")) == ('{"a":1}', "{ a }\n")
    assert (built.text("d.xml"), built.text("e.js")) == ("<a> <b/> </a>", "var  a;\n")
    assert built.text("raw/f.css") == "a { b : c }\n"
    assert len(built.warnings) == 2


ENHANCED = [
    (
        "css_merge_duplicate_selectors",
        ".a{b:c}.d{e:f}.a{b:g;h:i} @media print{.d{e:j}} @font-face{k:l}",
        ".a{b:g;h:i}.d{e:j}",
    ),
    ("css_optimize_shorthand_properties", "a{margin:1px 2px 1px 2px;flex:0 0 auto}", "a{margin:1px 2px;flex:none}"),
    (
        "css_optimize_shorthand_properties",
        "a{font-weight:bold;width:calc(1em + 0px)}",
        "a{font-weight:700;width:calc(1em )}",
    ),
    ("css_compress_variables", ":root{--a:1px;e:f}c{d:var(--a)}", ":root{e:f}c{d:1px}"),
    ("css_compress_variables", ":root{--a:1px;--b:2px}c{d:var(--a)}", ":root{"),
    ("css_advanced_color_optimization", "a{color:hsl(10, 20%, 30%)}", "a{color:rgb(92,66,61)}"),
    ("css_preserve_ie_hacks", ".a{b:c}.a{b:d}", ".a{b:c}.a{b:d}"),
]


@pytest.mark.parametrize(("key", "text", "expected"), ENHANCED)
def test_the_enhanced_mode_makes_style_sheets_smaller_still(
    key: str, text: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is expected follows from the rules of cssminify2 2.1.0, with their faults."""
    monkeypatch.setenv("JEKYLL_ENV", "production")
    options = {"css_enhanced_mode": True, key: True}
    built = build(tmp_path, {"a.css": text}, **PLUGIN, **{"jekyll-minifier": options})
    assert built.text("a.css") == expected


@pytest.mark.parametrize(
    "text", ["@media{" * 3000, "--a" * 3000, "{a}" * 3000, "border:solid " * 2000, ":root{--a:var(--a)" * 500]
)
def test_the_enhanced_mode_ends(text: str) -> None:
    assert isinstance(enhanced(text, Enhancements(True, True, True, True)), str)


def test_outside_production_nothing_changes(tmp_path: Path) -> None:
    built = build(tmp_path, {"index.md": "---\n---\na   b\n", "a.css": "a { }\n"}, **PLUGIN)
    assert built.text("index.html") == "<p>a   b</p>\n"
    assert built.text("a.css") == "a { }\n"
    assert built.warnings == ()


def test_patterns_of_the_site_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    options = {"preserve_patterns": ["<%.*?%>", "(a+)+", "["], "preserve_php": True}
    built = build(
        tmp_path, {"index.html": "---\n---\n<% a   b %>   <?php  c ?>\n"}, **PLUGIN, **{"jekyll-minifier": options}
    )
    assert built.text("index.html") == "<% a   b %> <?php  c ?>"
    assert len(built.warnings) == 2
