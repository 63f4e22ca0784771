"""The bodies of the tags that Ruby parses."""

from __future__ import annotations

from ...liquid.nodes import Body


class TagBodies:
    """Numbers bodies. Each belongs to the tag during whose parse it was made."""

    def __init__(self) -> None:
        self._bodies: list[Body] = []
        self._unclaimed: set[int] = set()

    @property
    def next_number(self) -> int:
        """The number that the next body gets."""
        return len(self._bodies)

    def add(self) -> int:
        """The number of a new body."""
        self._bodies.append(Body())
        self._unclaimed.add(len(self._bodies) - 1)
        return len(self._bodies) - 1

    def claim(self, first: int) -> dict[int, Body]:
        """The bodies from a number on that belong to no other tag."""
        mine = sorted(number for number in self._unclaimed if number >= first)
        self._unclaimed.difference_update(mine)
        return {number: self._bodies[number] for number in mine}

    def __getitem__(self, number: int) -> Body:
        return self._bodies[number]
