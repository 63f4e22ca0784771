"""Texts that are kept as UTF-8: what a file and a template get of them, and of bytes that are no UTF-8."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.disk.digest import digest, digest_in_parts
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


@given(st.lists(st.tuples(_TEXTS, st.sampled_from([1, 20_000]))))
def test_a_digest_in_parts_is_that_of_the_bytes_with_its_cuts(drawn: list[tuple[str, int]]) -> None:
    pieces = [text * times for text, times in drawn]
    made = Text.of(pieces)
    parted = made.parted_digest
    assert digest_in_parts(made.utf8, parted.cuts) == parted.digest
    assert digest_in_parts(made.utf8 + b"x", parted.cuts) != parted.digest
    stored = Text.stored(lambda: made.utf8, made.size, *parted)
    assert (stored.parted_digest, stored.digest) == (parted, digest("".join(pieces).encode("utf-8", "surrogatepass")))


def test_long_pieces_of_a_text_have_digests_of_their_own() -> None:
    navigation = "navigation" * 5_000
    one, other = Text.of(["é", navigation, "one"]), Text.of(["é", navigation, "other"])
    assert one.parted_digest.cuts == other.parted_digest.cuts == (2, 50_002)
    assert one.parted_digest.digest != other.parted_digest.digest
    assert Text.of([navigation]).parted_digest == (digest(navigation.encode()), ())
