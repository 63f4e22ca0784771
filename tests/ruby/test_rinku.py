"""The stand-in for Rinku writes the links that the gem writes; the outputs are those of its C code, 2.0.6."""

from __future__ import annotations

import json

import pytest

from jekyll_py.ruby.errors import RubyError
from jekyll_py.ruby.interpreter import Interpreter

pytestmark = pytest.mark.sandbox

LINKED = [
    (
        "see http://a.example/x, or (https://b.example/a_(b)).",
        'see <a href="http://a.example/x">http://a.example/x</a>, or (<a href="https://b.example/a_(b)">https://b.example/a_(b)</a>).',
    ),
    (
        "www.a.example/?q=1&amp;r=2; WWW.b.example!",
        '<a href="http://www.a.example/?q=1&amp;r=2">www.a.example/?q=1&amp;r=2</a>; <a href="http://WWW.b.example">WWW.b.example</a>!',
    ),
    ("write to x.y+z@ex.example.org.", 'write to <a href="mailto:x.y+z@ex.example.org">x.y+z@ex.example.org</a>.'),
    (
        "<a href='x'>http://a.example</a> <code>www.b.example</code> http://c.example<b>d</b>",
        "<a href='x'>http://a.example</a> <code>www.b.example</code> <a href=\"http://c.example\">http://c.example</a><b>d</b>",
    ),
    (
        "http://localhost/x ftp://f.example javascript://x.example",
        'http://localhost/x <a href="ftp://f.example">ftp://f.example</a> javascript://x.example',
    ),
    (
        "中文http://a.example/中，www.例子.example。（http://b.example）",
        '中文<a href="http://a.example/中，www.例子.example。（http://b.example）">http://a.example/中，www.例子.example。（http://b.example）</a>',
    ),
    ("a@b @c.example d@e", "a@b @c.example d@e"),
    (
        'http://a_b.example http://a.b_c.d.example http://"q".example/"x"',
        'http://a_b.example <a href="http://a.b_c.d.example">http://a.b_c.d.example</a> http://"q".example/"x"',
    ),
    (
        "xhttp://a.example wwww.b.example -www.c.example",
        'xhttp://a.example wwww.b.example -<a href="http://www.c.example">www.c.example</a>',
    ),
    (
        "http://a.example/x;y&#39; http://b.example/'c'",
        '<a href="http://a.example/x;y">http://a.example/x;y</a>&#39; <a href="http://b.example/\'c">http://b.example/\'c</a>\'',
    ),
]


def auto_link(ruby: Interpreter, text: str, rest: str = "") -> str:
    return ruby.evaluate(f"require 'rinku'\nRinku.auto_link({json.dumps(text, ensure_ascii=False)}{rest})")


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_addresses_in_a_text_become_links(ruby: Interpreter, text: str, expected: str) -> None:
    assert auto_link(ruby, text) == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", :urls", '<a href="http://www.a.example">www.a.example</a> b@c.example'),
        (", :email_addresses", 'www.a.example <a href="mailto:b@c.example">b@c.example</a>'),
        (", :urls, ' rel=\"me\"'", '<a href="http://www.a.example" rel="me">www.a.example</a> b@c.example'),
        (", :urls) { |link| link.upcase }.to_s(", '<a href="http://www.a.example">WWW.A.EXAMPLE</a> b@c.example'),
    ],
)
def test_modes_attributes_and_texts(ruby: Interpreter, rest: str, expected: str) -> None:
    assert auto_link(ruby, "www.a.example b@c.example", rest) == expected


def test_elements_that_are_skipped(ruby: Interpreter) -> None:
    text = "<a>www.a.example</a> <div>www.b.example</div>"
    linked = '<a><a href="http://www.a.example">www.a.example</a></a> <div>www.b.example</div>'
    assert auto_link(ruby, text, ", :all, nil, ['div']") == linked


def test_short_domains(ruby: Interpreter) -> None:
    assert auto_link(ruby, "http://a/ b", ", :all, nil, nil, 1") == '<a href="http://a/">http://a/</a> b'


def test_an_unknown_mode(ruby: Interpreter) -> None:
    with pytest.raises(RubyError, match="Invalid linking mode"):
        auto_link(ruby, "x", ", :some")
