"""Names and tokens against Rouge's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py import highlight
from jekyll_py.highlight.languages import by_name, languages_of
from jekyll_py.reference import DEBIAN, JEKYLL, Version
from tests.highlight.blocks import fenced_blocks, read_tokens, share_of_characters
from tests.highlight.record import TEXTS
from tests.highlight.rouge import rouge
from tests.highlight.snippets import SNIPPETS

ROUGE = DEBIAN.rouge
"""The version that the tests run."""
FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text(encoding="utf-8"))


@pytest.mark.ruby
def test_names_and_aliases_are_those_of_rouge() -> None:
    theirs = {name: set(aliases) - {name} for name, aliases in rouge().ask("languages").items()}
    assert {name: set(aliases) for name, aliases in highlight.languages(ROUGE).items()} == theirs


@pytest.mark.parametrize("rouge", [ROUGE, JEKYLL.rouge])
def test_every_lexer_of_ours_has_a_text(rouge: Version) -> None:
    known = by_name(rouge)
    ours = {language.name for language in languages_of(rouge) if language.lexer and "pygments:" not in language.lexer}
    assert ours <= {known[stem].name for _, name in TEXTS if (stem := name.partition("?")[0]) in known}


@pytest.mark.ruby
@pytest.mark.parametrize("language", SNIPPETS)
def test_tokens_of_a_snippet_are_those_of_rouge(language: str) -> None:
    lexer = highlight.find_lexer(language, rouge=ROUGE)
    assert lexer
    assert lexer.tokens(SNIPPETS[language]) == rouge().tokens(SNIPPETS[language], language)


@pytest.mark.ruby
@pytest.mark.parametrize("language", SNIPPETS)
def test_tokens_of_a_torn_snippet_are_those_of_rouge(language: str) -> None:
    text = SNIPPETS[language]
    lexer = highlight.find_lexer(language, rouge=ROUGE)
    assert lexer
    for start, stop in (
        (len(text) // 5, len(text) * 3 // 4),
        (len(text) // 2, len(text) - 7),
        (3, len(text) // 3),
    ):
        torn = text[start:stop] + "é中 \r\n" + text[:start]
        assert lexer.tokens(torn) == rouge().tokens(torn, language)


@pytest.mark.ruby
def test_names_of_kotlin_end_at_quotation_marks_and_characters_without_case() -> None:
    """Rouge names the categories of Unicode that a name may have."""
    marks = "\u00a0\u00ad\u00aa\u00b2\u00d7\u0300\u01c0\u0660\u200d\u2018\u201c\u2026\u203f\u20ac\u2160\u2c00中"
    text = "".join(f"val a{mark}b = I{mark}m + {mark}c(É{mark}d)\n" for mark in marks)
    lexer = highlight.find_lexer("kotlin", rouge=ROUGE)
    assert lexer
    assert lexer.tokens(text) == rouge().tokens(text, "kotlin")


@pytest.mark.shared
@pytest.mark.parametrize("corpus", FLOOR)
def test_real_blocks_do_not_fall_below_the_floor(corpus: str) -> None:
    equal = blocks = right = chars = 0
    for block in fenced_blocks(corpus):
        html = highlight.markup(block.code, block.language, rouge=ROUGE)
        share = share_of_characters(list(read_tokens(block.markup)), list(read_tokens(html)))
        equal, blocks = equal + (html == block.markup), blocks + 1
        right, chars = right + share[0], chars + share[1]
    assert 100 * equal / blocks >= FLOOR[corpus]["blocks"]
    assert 100 * right / chars >= FLOOR[corpus]["characters"]
