"""The facts that renders have read, numbered for as long as a store lives."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable

from ..tracking import reads
from ..tracking.reads import Fact

Trace = bytes
"""The numbers of some facts in ascending order, as an array of unsigned integers."""


_BYTES = array("I").itemsize
_FEW = 16
"""So many numbers are faster looked for one by one in the bytes of a trace than all together in its numbers."""


class Facts:
    """A table of facts that only grows.

    Args:
        known: owner → question → number.
        bundles: those of them that are bundles, in ascending order, with what they hold.
        useful: how many there were when all of them were last of use.
    """

    def __init__(
        self,
        known: dict[str, dict[str, int]] | None = None,
        bundles: dict[int, Trace] | None = None,
        useful: int = 0,
    ) -> None:
        self.known = {} if known is None else known
        self.bundles = {} if bundles is None else bundles
        self.useful = useful
        self._size = sum(map(len, self.known.values()))
        self.fresh: list[tuple[int, str, str]] = []
        """Facts that were numbered since somebody last looked."""
        self._numbers: dict[int, int] = {}
        self._traces: dict[Trace, Trace] = {}
        self._names: list[Fact] = []
        """The facts by number, those of ``known`` from the first look on."""

    def __len__(self) -> int:
        return self._size

    def number(self, owner: str, question: str) -> int:
        """The number of a fact, a new one if it was not known."""
        questions = self.known.setdefault(owner, {})
        found = questions.get(question)
        if found is None:
            found = questions[question] = self._size
            if len(self._names) == found:
                self._names.append((owner, question))
            self.fresh.append((found, owner, question))
            self._size += 1
        return found

    def trace(self, numbers: Iterable[int]) -> Trace:
        """What a recording saw (numbers of `reads`), in the numbers of this table; equal traces are one object."""
        made = array("I", sorted(map(self._of_process, numbers))).tobytes()
        return self._traces.setdefault(made, made)

    def of(self, owner: str) -> dict[str, int]:
        """The questions to an owner that were read, with their numbers."""
        return self.known.get(owner, {})

    def name(self, number: int) -> Fact:
        """The fact of a number."""
        if len(self._names) != self._size:
            self._names = [("", "")] * self._size
            for owner, questions in self.known.items():
                for question, each in questions.items():
                    self._names[each] = (owner, question)
        return self._names[number]

    def unbundled(self, trace: Trace) -> set[int]:
        """The numbers in a trace, and in the bundles in it."""
        found = set(numbers_of(trace))
        for number in found & self.bundles.keys():
            found |= self.unbundled(self.bundles[number])
        return found

    def with_bundles(self, numbers: Iterable[int]) -> set[int]:
        """Some facts, and every bundle that holds one of them."""
        found = set(numbers)
        for number, held in self.bundles.items():
            if meets(held, found):
                found.add(number)
        return found

    def compacted(self, traces: Iterable[Trace]) -> tuple[Facts, dict[int, int]]:
        """A table of only the facts in these traces, and what the numbers become."""
        used = sorted({number for trace in set(traces) for number in self.unbundled(trace)})
        table = Facts(useful=len(used))
        numbers = {number: table.number(*self.name(number)) for number in used}
        table.bundles = {
            numbers[number]: renumbered(held, numbers) for number, held in self.bundles.items() if number in numbers
        }
        table.fresh.clear()
        return table, numbers

    def _of_process(self, number: int) -> int:
        found = self._numbers.get(number)
        if found is None:
            held = reads.held_by(number)
            trace = self.trace(held)  # before the bundle: what holds others comes after them
            found = self._numbers[number] = self.number(*reads.fact(number))
            if held:
                self.bundles.setdefault(found, trace)
        return found


def numbers_of(trace: Trace) -> memoryview[int]:
    """The numbers in a trace."""
    return memoryview(trace).cast("I")


def renumbered(trace: Trace, numbers: dict[int, int]) -> Trace:
    """A trace in the numbers of another table."""
    return array("I", sorted(numbers[number] for number in numbers_of(trace))).tobytes()


def meets(trace: Trace, changed: set[int]) -> bool:
    """Whether one of the facts in a trace is among those that changed."""
    if len(changed) <= _FEW:
        return any(_holds(trace, number) for number in changed)
    return not changed.isdisjoint(numbers_of(trace))


def _holds(trace: Trace, number: int) -> bool:
    """Whether a number is in a trace: its bytes, where one begins."""
    wanted = number.to_bytes(_BYTES, sys.byteorder)
    place = trace.find(wanted)
    while place >= 0 and place % _BYTES:
        place = trace.find(wanted, place + 1)
    return place >= 0
