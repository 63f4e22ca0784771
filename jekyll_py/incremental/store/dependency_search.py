"""Finds the sets of dependencies, among thousands, that have one of a few numbers: all of them are searched as one."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate

from .dependencies import BYTES, FEW, DependencySet, numbers_of


class DependencySearch:
    """The search in some sets.

    Args:
        sets: the sets.
    """

    def __init__(self, sets: Sequence[DependencySet]) -> None:
        self._sets = sets
        self._joined = b"".join(sets)
        self._ends = [*accumulate(map(len, sets))]

    def having(self, numbers: Set[int]) -> set[int]:
        """The places of the sets that have one of some numbers."""
        if len(numbers) > FEW:
            return {place for place, each in enumerate(self._sets) if not numbers.isdisjoint(numbers_of(each))}
        return {place for number in numbers for place in self._having(number)}

    def _having(self, number: int) -> Iterator[int]:
        wanted, place = number.to_bytes(BYTES, sys.byteorder), 0
        found = self._joined.find(wanted)
        while found >= 0:
            if found % BYTES:  # it begins within another number
                found = self._joined.find(wanted, found + 1)
            else:
                place = bisect_right(self._ends, found, place)
                yield place
                found = self._joined.find(wanted, self._ends[place])
