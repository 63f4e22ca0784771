"""Slugs against Jekyll's, character class by character class."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.model.slug import slugify, titleize_slug, transliterate
from tests.filters.oracle import ask

pytestmark = pytest.mark.jekyll

MODES = (None, "none", "raw", "default", "pretty", "ascii", "latin", "unheard-of")
TEXTS = st.text(
    st.one_of(
        st.sampled_from("aZ09 -_./'\"&é&ßŒΣς日本한가ﬁ½²٣\u0301İıǆ—😀\t\n\u00a0\u3000"),
        st.characters(max_codepoint=0x2FF),
    ),
    max_size=10,
)


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(MODES), st.booleans())
def test_slugs_are_jekylls(text: str, mode: str | None, cased: bool) -> None:
    assert slugify(text, mode, cased=cased) == ask("slugify", text=text, mode=mode, cased=cased)


@settings(max_examples=60)
@given(TEXTS)
def test_titles_are_jekylls(text: str) -> None:
    assert titleize_slug(text) == ask("titleize", text=text)


def test_every_european_letter_becomes_the_ascii_letters_ruby_gives() -> None:
    letters = "".join(f"{chr(code)}|" for code in range(0x80, 0x250))
    assert transliterate(letters) == ask("slugify", text=f"-{letters}-", mode="latin", cased=True) or all(
        slugify(chr(code) + "x", "latin", cased=True) == ask("slugify", text=chr(code) + "x", mode="latin", cased=True)
        for code in range(0x80, 0x250)
    )
