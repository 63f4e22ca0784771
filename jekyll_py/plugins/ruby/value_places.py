"""Where in the site a list or hash of templates is: what Ruby changes in it, its own copy of the site has too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...model.item import Item
    from .session import Session

Place = list[object]
"""The number of an item, or ``config`` or ``data``, and the keys and indices that lead to a value in it."""


class ValuePlaces:
    """Finds lists and hashes in front matter, settings and data by identity; looks through them when first asked.

    Args:
        session: the interpreter, whose site is being rendered.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._places: dict[int, tuple[object, Place]] | None = None

    def place(self, value: object) -> Place | None:
        """The place of a list or hash; None if the site does not hold it."""
        if self._places is None:
            self._places = {}
            plan = self._session.rendering.plan
            self._add(["config"], plan.config)
            self._add(["data"], plan.data)
            for item in plan.rendered:
                self.add(item)
        found, place = self._places.get(id(value), (None, None))
        return place if found is value else None

    def add(self, item: Item) -> None:
        """Take the lists and hashes in the front matter of an item, which may be others now."""
        self.changed(item.data, [self._session.handles.number(item)])

    def changed(self, value: object, place: Place) -> None:
        """Take the members of a list or hash, or some of them, which are others now."""
        if self._places is not None:
            self._add(place, value)

    def _add(self, place: Place, value: object) -> None:
        assert self._places is not None
        left = [(place, value)]
        while left:
            place, value = left.pop()
            for key, member in _members(value):
                if isinstance(member, list | dict) and self._places.get(id(member), (None,))[0] is not member:
                    self._places[id(member)] = (member, [*place, key])
                    left.append(([*place, key], member))


def _members(value: object) -> Iterator[tuple[object, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
