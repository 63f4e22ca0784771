"""Texts that are kept as UTF-8: what a file and a template get of them, and of bytes that are no UTF-8."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.disk.digest import digest
from jekyll_py.render.text import Text

_TEXTS = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])))
_FROM_BYTES = st.binary().map(lambda content: content.decode("utf-8", "surrogateescape"))


@given(_TEXTS)
def test_a_text_can_be_stored_and_read(text: str) -> None:
    kept = Text(text)
    assert kept.utf8 == text.encode("utf-8", "surrogatepass")
    stored = Text.stored(lambda: kept.utf8, kept.size, kept.digest)
    assert (stored.text, stored.size, stored.digest) == (text, len(kept.utf8), kept.digest)


@given(_FROM_BYTES)
def test_a_file_gets_the_bytes_that_surrogates_stand_for(text: str) -> None:
    written = Text(text).in_file
    assert written.utf8 == text.encode("utf-8", "surrogateescape")
    assert (written.size, written.digest) == (len(written.utf8), digest(written.utf8))


@given(_TEXTS)
def test_surrogates_are_noticed(text: str) -> None:
    assert Text(text).has_surrogates == any("\ud800" <= char <= "\udfff" for char in text)
