"""The dependencies that renders have read, numbered for as long as a store lives."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable

from ..tracking import reads
from ..tracking.reads import Dependency

DependencySet = bytes
"""The numbers of some dependencies in ascending order, as an array of unsigned integers."""


_BYTES = array("I").itemsize
_FEW = 16
"""So many numbers are faster looked for one by one in the bytes of a dependencies than all together in its numbers."""


class DependencyTable:
    """A table of dependencies that only grows.

    Args:
        known: subject → field → number.
        groups: those of them that are groups, in ascending order, with what they hold.
        useful: how many there were when all of them were last of use.
    """

    def __init__(
        self,
        known: dict[str, dict[str, int]] | None = None,
        groups: dict[int, DependencySet] | None = None,
        useful: int = 0,
    ) -> None:
        self.known = {} if known is None else known
        self.groups = {} if groups is None else groups
        self.useful = useful
        self._size = sum(map(len, self.known.values()))
        self.fresh: list[tuple[int, str, str]] = []
        """Dependencies that were numbered since somebody last looked."""
        self._numbers: dict[int, int] = {}
        self._traces: dict[DependencySet, DependencySet] = {}
        self._names: list[Dependency] = []
        """The dependencies by number, those of ``known`` from the first look on."""

    def __len__(self) -> int:
        return self._size

    def number(self, subject: str, field: str) -> int:
        """The number of a dependency, a new one if it was not known."""
        fields = self.known.setdefault(subject, {})
        found = fields.get(field)
        if found is None:
            found = fields[field] = self._size
            if len(self._names) == found:
                self._names.append((subject, field))
            self.fresh.append((found, subject, field))
            self._size += 1
        return found

    def pack(self, numbers: Iterable[int]) -> DependencySet:
        """A recording (numbers of `reads`) in the numbers of this table; equal sets are one object."""
        made = array("I", sorted(map(self._of_process, numbers))).tobytes()
        return self._traces.setdefault(made, made)

    def of(self, subject: str) -> dict[str, int]:
        """The fields to a subject that were read, with their numbers."""
        return self.known.get(subject, {})

    def name(self, number: int) -> Dependency:
        """The dependency of a number."""
        if len(self._names) != self._size:
            self._names = [("", "")] * self._size
            for subject, fields in self.known.items():
                for field, each in fields.items():
                    self._names[each] = (subject, field)
        return self._names[number]

    def ungrouped(self, dependencies: DependencySet) -> set[int]:
        """The numbers in a dependencies, and in the groups in it."""
        found = set(numbers_of(dependencies))
        for number in found & self.groups.keys():
            found |= self.ungrouped(self.groups[number])
        return found

    def with_groups(self, numbers: Iterable[int]) -> set[int]:
        """Some dependencies, and every group that holds one of them."""
        found = set(numbers)
        for number, held in self.groups.items():
            if meets(held, found):
                found.add(number)
        return found

    def compacted(self, dependency_sets: Iterable[DependencySet]) -> tuple[DependencyTable, dict[int, int]]:
        """A table of only the dependencies in these dependency_sets, and what the numbers become."""
        used = sorted({number for dependencies in set(dependency_sets) for number in self.ungrouped(dependencies)})
        table = DependencyTable(useful=len(used))
        numbers = {number: table.number(*self.name(number)) for number in used}
        table.groups = {
            numbers[number]: renumbered(held, numbers) for number, held in self.groups.items() if number in numbers
        }
        table.fresh.clear()
        return table, numbers

    def _of_process(self, number: int) -> int:
        found = self._numbers.get(number)
        if found is None:
            held = reads.members_of(number)
            dependencies = self.pack(held)  # before the group: what holds others comes after them
            found = self._numbers[number] = self.number(*reads.dependency(number))
            if held:
                self.groups.setdefault(found, dependencies)
        return found


def numbers_of(dependencies: DependencySet) -> memoryview[int]:
    """The numbers in a dependencies."""
    return memoryview(dependencies).cast("I")


def renumbered(dependencies: DependencySet, numbers: dict[int, int]) -> DependencySet:
    """A dependencies in the numbers of another table."""
    return array("I", sorted(numbers[number] for number in numbers_of(dependencies))).tobytes()


def meets(dependencies: DependencySet, changed: set[int]) -> bool:
    """Whether one of the dependencies in a dependencies is among those that changed."""
    if len(changed) <= _FEW:
        return any(_holds(dependencies, number) for number in changed)
    return not changed.isdisjoint(numbers_of(dependencies))


def _holds(dependencies: DependencySet, number: int) -> bool:
    """Whether a number is in a dependencies: its bytes, where one begins."""
    wanted = number.to_bytes(_BYTES, sys.byteorder)
    place = dependencies.find(wanted)
    while place >= 0 and place % _BYTES:
        place = dependencies.find(wanted, place + 1)
    return place >= 0
