"""The text of a render while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .usage import Usage

LARGE = 16_384
"""Characters from which a text is large: going through it, or copying it, is no longer next to nothing."""
MANY = 64
"""Pieces of text, each of which may be large, that are written before they are counted."""


class Pieces(list[str]):
    """What templates write: its ``append`` takes it, and from time to time it is counted.

    To count each piece when it is appended would take three times as long as appending it.

    Args:
        usage: counts it.
    """

    __slots__ = ("_joined", "_usage")

    def __init__(self, usage: Usage) -> None:
        super().__init__()
        self._usage = usage
        self._joined: list[str] = []

    def tally(self) -> None:
        """Count what was written since the last time, each piece as a round of a loop.

        Raises:
            LimitError: it is too much.
        """
        text, usage = "".join(self), self._usage
        usage.iterations += len(self)
        self.clear()
        self._joined.append(text)
        usage.write(len(text))

    def text(self) -> str:
        """Everything. What is captured goes on counting.

        Raises:
            LimitError: it is too much.
        """
        self.tally()
        return "".join(self._joined)


def holds_large(values: Iterable[object]) -> bool:
    """Whether a large text is among values, or in the lists and hashes among them."""
    seen, left = set[int](), [*values]
    while left:
        value = left.pop()
        if isinstance(value, str):
            if len(value) >= LARGE:
                return True
        elif isinstance(value, list | tuple | dict) and id(value) not in seen:
            seen.add(id(value))
            left += value.values() if isinstance(value, dict) else value
    return False
