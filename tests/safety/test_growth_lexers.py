"""Time grows with a piece of code no faster than the code, whatever its language is said to be."""

from __future__ import annotations

from functools import partial

import pytest

from jekyll_py.highlight.languages import BY_NAME
from jekyll_py.highlight.lexing import lex
from jekyll_py.highlight.pygments_lexer import LONGEST_LINE, LONGEST_SPACE
from jekyll_py.highlight.pygments_limits import LIMITS, LONGEST

from .growth import assert_linear, repeated

ATTACKS = {
    "abap": ('"', "<", '"a'),
    "augeas": ("(*", "a", '"'),
    "apex": ("a\n", "a ", "a.", "<"),
    "cuda": (" \n", "\t\n", "/*\n"),
    "gherkin": (" \n", "\t", "| a\n"),
    "mason": ("<&|a,a&\n", "<%doc>\n"),
    "objective_c": ("- (a)", "-a (b) ", "- (", "@"),
    "perl": ('\\"\n', "s{\\\\\n", "a:\n"),
    "prolog": ('\\"\n', "/*\n"),
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


@pytest.mark.slow
@pytest.mark.parametrize(("language", "unit"), [(language, unit) for language in ATTACKS for unit in ATTACKS[language]])
def test_code(language: str, unit: str) -> None:
    assert_linear(partial(lex, BY_NAME[language], {}), repeated(unit))


@pytest.mark.parametrize(
    "text", ["x = 1\n" * (LONGEST // 6 + 1), "x" * (LONGEST_LINE + 1), "x" + "\n" * (LONGEST_SPACE + 1)]
)
def test_long_code_of_a_borrowed_lexer_is_plain(text: str) -> None:
    assert lex(BY_NAME["ocaml"], {}, text) == [("", text)]
    assert lex(BY_NAME["ocaml"], {}, "let x = 1\n") != [("", "let x = 1\n")]


@pytest.mark.parametrize("alias", LIMITS)
def test_each_slow_lexer_has_a_limit_of_its_own(alias: str) -> None:
    language = next(each for each in BY_NAME.values() if each.lexer == f"pygments:{alias}")
    text = "x 1\n" * (LIMITS[alias] // 4 + 1)
    assert lex(language, {}, text) == [("", text)]


@pytest.mark.slow
def test_blank_lines_of_a_here_document() -> None:
    assert_linear(partial(lex, BY_NAME["hcl"], {}), repeated(" \n", "<<A\n"))
