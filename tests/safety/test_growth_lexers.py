"""Time grows with a piece of code no faster than the code, whatever its language is said to be."""

from __future__ import annotations

from functools import partial

import pytest

from jekyll_py.highlight.borrowed import LONGEST_LINE, LONGEST_TEXT
from jekyll_py.highlight.languages import BY_NAME
from jekyll_py.highlight.lexing import lex

from .growth import assert_linear, repeated

ATTACKS = {
    "abap": ('"', "<", '"a'),
    "augeas": ("(*", "a", '"'),
    "apex": ("a ", "a.", "<"),
    "cmake": ("a", "a ", "[=[", "${", '"'),
    "css": ("/*", "a:", "@a("),
    "ini": ("\\'", "[a", "a "),
    "javascript": ("#!", "/a", "`${", "a<"),
    "lua": ("[[", "--[[", "a."),
    "python": ('"""', "{a", "a("),
    "ruby": ("<<A\n", "%w(", "#{"),
    "rust": ('r#"', "/*", "'a"),
    "tex": ("\\begin{", "$", "\\verb|"),
    "yaml": ("a: ", "- ", '"a'),
}


@pytest.mark.parametrize(("language", "unit"), [(language, unit) for language in ATTACKS for unit in ATTACKS[language]])
def test_code(language: str, unit: str) -> None:
    assert_linear(partial(lex, BY_NAME[language], {}), repeated(unit))


@pytest.mark.parametrize("text", ["x = 1\n" * (LONGEST_TEXT // 6 + 1), "x" * (LONGEST_LINE + 1)])
def test_long_code_of_a_borrowed_lexer_is_plain(text: str) -> None:
    assert lex(BY_NAME["ocaml"], {}, text) == [("", text)]
    assert lex(BY_NAME["ocaml"], {}, "let x = 1\n") != [("", "let x = 1\n")]
