"""The measure itself: it tells time that grows with a text from time that grows faster."""

from __future__ import annotations

import pytest

from .growth import assert_linear, growing, indented, nested, numbered, repeated

pytestmark = pytest.mark.slow


def linear(text: str) -> None:
    for char in text:
        char.isalpha()


def quadratic(text: str) -> None:
    for start in range(0, len(text), 20):
        text.count("x", start)


def stepping(text: str) -> None:
    """Linear, and five times as slow from a length on, as where a cache of the processor overflows."""
    for _ in range(5 if len(text) > 30_000 else 1):
        linear(text)


def test_linear_time_passes() -> None:
    assert_linear(linear, repeated("ab"))


def test_a_step_passes() -> None:
    assert_linear(stepping, repeated("ab"))


def test_quadratic_time_fails() -> None:
    with pytest.raises(AssertionError, match="time grows faster than the text: "):
        assert_linear(quadratic, repeated("ab"))


def test_texts_have_about_the_length_asked_for() -> None:
    for text in (
        repeated("ab", "<", ">"),
        numbered("[a@]\n", "a@ "),
        nested("(", "a", ")"),
        indented("a\n"),
        growing("`"),
    ):
        for length in (10_000, 40_000):
            assert 0.7 * length < len(text(length)) < 1.3 * length
