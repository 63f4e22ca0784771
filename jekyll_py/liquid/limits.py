"""Bounds on what one render may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .errors import LimitError

RANGE_SIZE = 10_000_000
"""The longest range a loop runs over; Ruby would fill the memory."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Optional bounds; ``None`` is no bound."""

    output_length: int | None = None
    """Characters one render may write."""
    iterations: int | None = None
    """Rounds of all loops of one render together."""


def limited_append(append: Callable[[str], None], limit: int) -> Callable[[str], None]:
    """An ``append`` that raises `LimitError` once more than ``limit`` characters were written."""
    written = 0

    def write(text: str) -> None:
        nonlocal written
        written += len(text)
        if written > limit:
            raise LimitError(f"output longer than {limit} characters")
        append(text)

    return write
