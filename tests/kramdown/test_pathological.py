"""Input made to hurt: it must end, in time that grows with its length, and never in an exception.

A parser that takes exponential time, or recurses once per character, does not get through this file.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py import kramdown

N = 2000
DEEP = 10_000

ATTACKS = {
    "nested quotes": ">" * DEEP + " a",
    "nested spaced quotes": "> " * DEEP + "a",
    "nested lists on one line": "- " * DEEP + "a",
    "nested ordered lists": "1. " * N + "a",
    "nested lists": "".join("  " * level + "- a\n" for level in range(300)),
    "nested definitions": "a\n" + ": " * DEEP + "b",
    "nested mixture": "> * 1. " * N + "a",
    "nested footnotes": "[^a]: " * N,
    "chained footnotes": "".join(f"[^{i}]: x[^{i + 1}]\n" for i in range(500)) + "\na[^0]",
    "nested div": "<div>" * DEEP,
    "nested closed div": "<div>" * N + "</div>" * N,
    "nested Markdown div": '<div markdown="1">\n' * N,
    "nested span": "<span>" * N + "</span>" * N,
    "nested unclosed span": "<b>" * DEEP,
    "spans and stars": "<b>*" * N,
    "opening brackets": "[" * DEEP,
    "opening brackets with text": "[a" * DEEP,
    "balanced brackets": "[" * N + "a" + "]" * N,
    "image brackets": "![" * DEEP,
    "balanced images": "![" * N + "a" + "](b)" * N,
    "unclosed destinations": "[a](b" * N,
    "unclosed titles": '[a](b "' * N,
    "escaped quotes in a title": '[a](<b> "' + '\\"' * DEEP,
    "a title after a definition": '[x]: y "' + "\\a" * DEEP,
    "spaces in a definition": "[a]: b" + " " * DEEP + '"c\n',
    "definitions with quotes": "[a]: " + 'b "' * N + "\n",
    "parentheses": "[a](" + "(" * DEEP,
    "stars": "*a *b" * N,
    "strong and em": "*a **a " * N,
    "underscores": "_a __a " * N,
    "closing stars": "a**b" * N,
    "a run of stars": "*" * DEEP + "a" + "*" * DEEP,
    "all delimiters": "*a _b **c __d [e ![f <b>g ~~h `i $$j " * 200,
    "unclosed backticks": "`a ``b ```c " * N,
    "growing backticks": " ".join("`" * length for length in range(1, 300)),
    "unclosed fences": "```a\n" * N,
    "long fences": "`" * DEEP + "\n" + "`" * (DEEP - 1) + "\n",
    "unclosed comments": "<!--" * N,
    "unclosed attributes": '<a b="' * N,
    "unclosed instructions": "<div>" + "<?a " * N,
    "unclosed scripts": "<script>" * N,
    "unclosed maths": "$$a\n\n" * N,
    "unclosed strikethrough": "~~a " * N,
    "unclosed attribute lists": "{:\n" * N,
    "long attribute lists": "*a*{: " + '"' * N + "}\n",
    "unclosed extensions": "{::comment}" * N,
    "definitions that refer to each other": "{:a: b}\n{:b: a}\n\nx\n{:a}",
    "definitions that refer to many": "".join(f"{{:a{i}: {f'a{i + 1} ' * 9}}}\n" for i in range(50)) + "\nx\n{:a0}",
    "long numbers": "&#" + "9" * DEEP + "; &#x" + "f" * DEEP + ";",
    "unclosed autolinks": "<http:" * N,
    "pipes": "|" * DEEP,
    "a long table": "| a | b |\n" * N,
    "a long table that is none": "a | b\n" * N + "x\n",
    "tables that are none": "a | b\nx\n\n" * 500,
    "abbreviations": "".join(f"*[a{i}]: b\n" for i in range(300)) + "\n" + "a1 " * N,
    "quotes": "\"'" * DEEP,
    "dashes": "-" * DEEP,
    "entities": "&#" * DEEP,
    "backslashes": "\\" * DEEP,
    "blank lines": " \n" * DEEP,
    "equal headings": "# a\n\n" * N,
    "a vertical tab where code would be": "    \v>",
    "lazy lines": "- a\n" + "b\n" * N,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize("options", [kramdown.JEKYLL_DEFAULTS, {}], ids=["jekyll", "kramdown"])
def test_attacks_end(name: str, options: dict[str, object]) -> None:
    assert isinstance(kramdown.convert(ATTACKS[name], options), str)


@pytest.mark.parametrize("name", ["nested quotes", "nested lists", "nested div", "all delimiters", "balanced images"])
def test_attacks_end_as_trees_too(name: str) -> None:
    document = kramdown.Document(ATTACKS[name], kramdown.JEKYLL_DEFAULTS)
    assert document.render(document.tokens()) == document.to_html()


MARKUP = st.text(alphabet="*_`[]()<>!\"'#-+=|:{}.$~\\&^ \n\t\v\fab1中", max_size=120)


@settings(max_examples=150)
@given(st.one_of(MARKUP, st.text(max_size=60)))
def test_any_text_is_converted(text: str) -> None:
    for options in (kramdown.JEKYLL_DEFAULTS, {}, {"html_to_native": True}):
        assert isinstance(kramdown.convert(text, options), str)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\r", "a\r\nb\rc", "\0 *a* \0", "\ud800 *a*\udfff", "# \udc80", "\ufeff# a", "    \f<a>\n\n\t\vb"],
)
def test_odd_characters_are_text(text: str) -> None:
    assert isinstance(kramdown.convert(text, kramdown.JEKYLL_DEFAULTS), str)


def test_line_ends_of_all_systems_are_the_same() -> None:
    unix = "# a\n\n- b\n- c\n\n    code\n"
    for end in ("\r\n", "\r"):
        assert kramdown.convert(unix.replace("\n", end)) == kramdown.convert(unix)
