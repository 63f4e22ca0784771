"""The work of a worker grows with its renders: each is sent with its excerpts, however many came before."""

from __future__ import annotations

from unittest.mock import Mock

from jekyll_py.model.excerpt import Excerpt
from jekyll_py.model.item import Item
from jekyll_py.render.rendered_texts import RenderedTexts

from .growth import assert_linear, repeated

ITEM = Mock(spec=Item)


def test_the_latest_excerpts_are_given_in_order() -> None:
    texts = RenderedTexts()
    for name in "abcde":
        texts.keep_excerpt(Excerpt(ITEM, name, ()), name.upper(), frozenset())
    latest = [(excerpt.content, texts.text(kept.text)) for excerpt, kept in texts.latest_excerpts(2)]
    assert latest == [("c", "C"), ("d", "D"), ("e", "E")]
    assert not texts.latest_excerpts(5)


def test_sending_excerpts_grows_with_them() -> None:
    def run(text: str) -> None:
        texts = RenderedTexts()
        for name in text:
            known = len(texts.excerpts)
            texts.keep_excerpt(Excerpt(ITEM, name, ()), name, frozenset())
            assert len(texts.latest_excerpts(known)) == 1

    assert_linear(run, repeated("x"))
