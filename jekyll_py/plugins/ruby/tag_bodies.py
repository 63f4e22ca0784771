"""The bodies of the tags that Ruby parses."""

from __future__ import annotations

from ...liquid.environment import Environment
from ...liquid.loading import template_of
from ...liquid.nodes import Body, Node
from ...liquid.template import Root


class TagBodies:
    """Numbers bodies. Each belongs to the tag during whose parse it was made."""

    def __init__(self) -> None:
        self._bodies: list[Body] = []
        self._unclaimed: set[int] = set()
        self._numbers: dict[int, int] = {}
        self._roots: dict[int, Root] = {}

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

    def number_of(self, part: Body | Node) -> int:
        """The number of a body of another tag, or of one with a single node."""
        number = self._numbers.get(id(part))
        if number is None:
            number = self._numbers[id(part)] = len(self._bodies)
            self._bodies.append(part if isinstance(part, Body) else Body([part]))
        return number

    def root(self, number: int, environment: Environment) -> Root:
        """The function of a body that is rendered apart from its template."""
        root = self._roots.get(number)
        if root is None:
            root = self._roots[number] = template_of(environment, self[number]).root
        return root

    def __getitem__(self, number: int) -> Body:
        return self._bodies[number]
