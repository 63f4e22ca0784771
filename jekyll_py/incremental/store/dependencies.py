"""Sets of dependencies in a form that outlives the process: sorted numbers of a table that the store keeps.

Thousands of pages with one layout have nearly the same thousands of dependencies, so a set is an array of integers in
bytes, and equal sets are one object. (`tracking.reads` numbers dependencies too, anew in each process.)
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import islice

from ...tracking import reads
from ...tracking.kinds import is_shared
from ...tracking.reads import Dependency

DependencySet = bytes
"""The numbers of some dependencies in ascending order, as an array of unsigned integers."""

BYTES = array("I").itemsize
"""The size of a number."""
FEW = 16
"""Up to so many numbers are found faster one by one in the bytes of a set."""


class DependencyTable:
    """All dependencies that any render ever had, by subject and field, with their numbers.

    Args:
        known: subject → field → number.
        groups: the members of those dependencies that are groups (see `tracking.reads`), in ascending order.
        useful: how many dependencies there were when all of them were last in use (see `compaction`).
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
        self._new: list[tuple[int, str, str]] = []
        self._numbers = _Numbers(self)
        self._sets: dict[DependencySet, DependencySet] = {}
        self._shared: list[str] = []
        self._looked_at = 0
        """The number of subjects of which `_shared` has those that belong there."""
        self._outside: tuple[Collection[str], int, list[str]] = (), 0, []
        """The names that `outside` was asked about last, with the number of subjects looked at and what was found."""
        self._names: list[Dependency] = []
        """The dependencies by number; empty until one is asked for."""

    def __len__(self) -> int:
        return self._size

    def number(self, subject: str, field: str) -> int:
        """The number of a dependency, which is added if it is new."""
        fields = self.known.setdefault(subject, {})
        found = fields.get(field)
        if found is None:
            found = fields[field] = self._size
            if len(self._names) == found:
                self._names.append((subject, field))
            self._new.append((found, subject, field))
            self._size += 1
        return found

    def take_new(self) -> Iterator[tuple[int, str, str]]:
        """The dependencies that were added since this was last called: number, subject and field."""
        new, self._new = self._new, []
        return iter(new)

    def pack(self, recorded: Iterable[int]) -> DependencySet:
        """The set of some dependencies that a render recorded, given by their numbers in `tracking.reads`."""
        made = array("I", sorted(map(self._numbers.__getitem__, recorded))).tobytes()
        return self._sets.setdefault(made, made)

    def union(self, *sets: DependencySet) -> DependencySet:
        """All dependencies of some sets."""
        made = array("I", sorted({number for each in sets for number in numbers_of(each)})).tobytes()
        return self._sets.setdefault(made, made)

    def of(self, subject: str) -> dict[str, int]:
        """The numbers of the dependencies on a subject, by field."""
        return self.known.get(subject, {})

    @property
    def shared(self) -> Sequence[str]:
        """The subjects that are no items: few, where there may be thousands of items."""
        self._shared += filter(is_shared, self._subjects_after(self._looked_at))
        self._looked_at = len(self.known)
        return self._shared

    def outside(self, names: Collection[str]) -> Sequence[str]:
        """The subjects that are not among some names; those that are known are not looked at again for the same names.

        Args:
            names: the names, which do not change.
        """
        before, looked_at, found = self._outside
        if before is not names:
            looked_at, found = 0, []
        found += (subject for subject in self._subjects_after(looked_at) if subject not in names)
        self._outside = names, len(self.known), found
        return found

    def _subjects_after(self, number: int) -> Sequence[str]:
        """The subjects without so many that were added first, which are not gone through."""
        return [*islice(reversed(self.known), len(self.known) - number)][::-1]

    def of_fields(self, fields: Set[str]) -> set[int]:
        """The numbers of the dependencies on some fields of any subject."""
        return {number for known in self.known.values() for field, number in known.items() if field in fields}

    def name(self, number: int) -> Dependency:
        """The dependency with a number."""
        if len(self._names) != self._size:
            self._names = [("", "")] * self._size
            for subject, fields in self.known.items():
                for field, each in fields.items():
                    self._names[each] = (subject, field)
        return self._names[number]

    def ungrouped(self, dependencies: DependencySet) -> set[int]:
        """The numbers in a set, with those of the members of its groups."""
        found = set(numbers_of(dependencies))
        for number in found & self.groups.keys():
            found |= self.ungrouped(self.groups[number])
        return found

    def recorded(self, dependencies: DependencySet) -> frozenset[int]:
        """The dependencies in a set by their numbers in `tracking.reads`, which learns the groups among them."""
        found = {reads.dependency_id(*self.name(number)): number for number in numbers_of(dependencies)}
        self._numbers.update(found)
        for made, number in found.items():
            if number in self.groups:
                reads.learn_group(made, self.recorded(self.groups[number]))
        return frozenset(found)

    def with_groups(self, numbers: Iterable[int]) -> set[int]:
        """These numbers, and those of the groups that have one of them as a member."""
        found = set(numbers)
        for number, members in self.groups.items():
            if meets(members, found):
                found.add(number)
        return found

    def compacted(self, sets: Iterable[DependencySet]) -> tuple[DependencyTable, dict[int, int]]:
        """A table of the dependencies in these sets alone, and the new numbers by the old ones."""
        used = sorted({number for each in set(sets) for number in self.ungrouped(each)})
        table = DependencyTable(useful=len(used))
        numbers = {number: table.number(*self.name(number)) for number in used}
        table.groups = {
            numbers[number]: renumbered(members, numbers)
            for number, members in self.groups.items()
            if number in numbers
        }
        table._new.clear()
        return table, numbers


class _Numbers(dict[int, int]):
    """The numbers of dependencies in a table by their numbers in `tracking.reads`; unknown ones are added."""

    def __init__(self, table: DependencyTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, recorded: int) -> int:
        members = reads.members_of(recorded)
        packed = self._table.pack(members) if members else b""  # before the group, which has to come after its members
        found = self[recorded] = self._table.number(*reads.dependency(recorded))
        if packed:
            self._table.groups.setdefault(found, packed)
        return found


def numbers_of(dependencies: DependencySet) -> memoryview[int]:
    """The numbers in a set."""
    return memoryview(dependencies).cast("I")


def renumbered(dependencies: DependencySet, numbers: dict[int, int]) -> DependencySet:
    """A set in the numbers of another table."""
    return array("I", sorted(numbers[number] for number in numbers_of(dependencies))).tobytes()


def meets(dependencies: DependencySet, numbers: Set[int]) -> bool:
    """Whether a set has one of some numbers."""
    if len(numbers) <= FEW:
        return any(_has(dependencies, number) for number in numbers)
    return not numbers.isdisjoint(numbers_of(dependencies))


def _has(dependencies: DependencySet, number: int) -> bool:
    """Whether a number is in a set: whether its bytes are there, at the beginning of a number."""
    wanted = number.to_bytes(BYTES, sys.byteorder)
    place = dependencies.find(wanted)
    while place >= 0 and place % BYTES:
        place = dependencies.find(wanted, place + 1)
    return place >= 0
