"""Warnings: Ruby's sentences, with the line they are about."""

from __future__ import annotations

import pytest

from jekyll_py import kramdown
from tests.kramdown.oracle import JEKYLL, Kramdown

CASES = [
    ("a\n\n[text][]\n", 3),
    ("a\n\n- b\n- [none]\n", 4),
    ("a[^x]\n", 1),
    ("a\n\n[^x]: note\n", 3),
    ("[^1]: [^2]\n[^2]: a\n", 1),
    ("a\n\n[x]: /1\n[x]: /2\n", 5),
    ("a\n\n[^1]: 1\n[^1]: 2\n\nb[^1]\n", 4),
    ("*[A]: 1\n*[A]: 2\n", 2),
    ("a\n\n<div>\n<p>b\n", 4),
    ('a\n\n<div markdown="1">\nb\n', 3),
    ("a </b> b\n", 1),
    ("a <b> c\n", 1),
    ("a <div> c\n", 1),
    ("a\n{::none /}\n", 2),
    ("a\n\n{::comment}\nb\n", 3),
    ("a\n\n{:/comment}\n", 3),
    ("a {:.b}\n", 1),
    ('a\n\n<div a="1" a="2"></div>\n', 3),
    ("a\n\n|---\n| b\n|---\n", None),
    ("> a\n> b [c]\n", 2),
    ("a\n{: =}\n", None),
    ('{::options none="1" /}\n', None),
]


@pytest.mark.ruby
@pytest.mark.parametrize(("text", "line"), CASES)
def test_warnings_are_those_of_ruby(ruby: Kramdown, text: str, line: int | None) -> None:
    expected = ruby(text, JEKYLL).warnings
    warnings = kramdown.Document(text, JEKYLL).warnings
    assert {warning.message for warning in warnings} == set(expected)
    if line is not None:
        assert {warning.line for warning in warnings} == {line}


def test_a_document_in_order_has_no_warnings() -> None:
    assert kramdown.Document("# a\n\n[b](c) *d*[^1]\n\n[^1]: e\n", JEKYLL).warnings == ()
