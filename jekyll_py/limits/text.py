"""The output of a render while it is being written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .usage import Usage

LARGE = 16_384
"""Characters from which a text is large: processing or copying one counts."""
MANY = 64
"""Pieces of text that may be written before they are counted; each may be large."""


class Pieces(list[str]):
    """A list of the pieces of output, which are counted from time to time by `tally`.

    Counting each piece as it is appended would take three times as long as appending it.

    Args:
        usage: the account to which the output is charged.
    """

    __slots__ = ("_counted", "_usage")

    def __init__(self, usage: Usage) -> None:
        super().__init__()
        self._usage = usage
        self._counted: list[str] = []

    def tally(self) -> None:
        """Charge the pieces since the last call: their characters as output, each piece as a round of a loop.

        Raises:
            LimitError: a limit is exceeded.
        """
        lengths, usage = [*map(len, self)], self._usage
        usage.iterations += len(lengths)
        if max(lengths, default=0) < LARGE:
            self._counted.append("".join(self))  # small pieces by themselves would take many times their length
        else:
            self._counted += self
        self.clear()
        usage.write(sum(lengths))

    def counted(self) -> list[str]:
        """The pieces of all output so far, charged as by `tally`.

        Raises:
            LimitError: a limit is exceeded.
        """
        self.tally()
        return self._counted

    def text(self) -> str:
        """The text of `counted`; raises as that does."""
        return "".join(self.counted())


def holds_large(values: Iterable[object]) -> bool:
    """Whether a text of `LARGE` characters is among values, or in the lists and hashes among them."""
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
