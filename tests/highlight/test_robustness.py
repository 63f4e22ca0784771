"""Properties of highlighting that hold for every text in every language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py import highlight
from jekyll_py.highlight.languages import languages_of
from jekyll_py.reference import DEBIAN, JEKYLL, Version
from tests.highlight.blocks import read_tokens
from tests.highlight.snippets import SNIPPETS

PIECES = sorted({text[start : start + 9] for text in SNIPPETS.values() for start in range(0, len(text), 23)})
SIGNS = [
    "\n",
    "\r\n",
    " ",
    "\t",
    '"',
    "'",
    "`",
    "\\",
    "{",
    "}",
    "(",
    ")",
    "[",
    "<",
    ">",
    "/*",
    "*/",
    "é",
    "中",
    "\0",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES + SIGNS), st.characters()), max_size=40).map("".join)
VERSIONS = (DEBIAN.rouge, JEKYLL.rouge)
NAMES = [(language.name, rouge) for rouge in VERSIONS for language in languages_of(rouge)]
ATTACKS = [
    "a ",
    "a(",
    "\\'",
    '"\\',
    " \n",
    "* ",
    "&",
    "/*",
    "<a ",
    "[a",
    "`" * 3 + "\n",
    "=begin\n",
    "*\n",
    "{{",
    "a: ",
    "(((",
]


@pytest.mark.parametrize("rouge", VERSIONS)
@pytest.mark.parametrize("name", sorted(SNIPPETS))
@settings(max_examples=8)
@given(text=TEXTS)
def test_the_text_survives(name: str, rouge: Version, text: str) -> None:
    html = highlight.markup(text, name, rouge=rouge)
    assert "".join(inner for _, inner in read_tokens(html)) == text


@pytest.mark.slow
@pytest.mark.parametrize(("name", "rouge"), NAMES)
def test_every_language_can_be_lexed(name: str, rouge: Version) -> None:
    text = "".join(SNIPPETS.values())
    assert "".join(inner for _, inner in read_tokens(highlight.markup(text, name, rouge=rouge))) == text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "rouge"),
    [(name, rouge) for rouge in VERSIONS for name in sorted(SNIPPETS) if highlight.find_lexer(name, rouge=rouge)],
)
def test_long_attacks_end(name: str, rouge: Version) -> None:
    lexer = highlight.find_lexer(name, rouge=rouge)
    assert lexer
    for attack in ATTACKS:
        text = attack * (1500 // len(attack))
        assert "".join(inner for _, inner in lexer.tokens(text)) == text
