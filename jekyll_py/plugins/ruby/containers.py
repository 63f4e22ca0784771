"""The lists and hashes of templates that Ruby has at hand: what Ruby changes in one, templates see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import HostCall, Session
    from .value_places import Place

Container = list[object] | dict[object, object]


class Containers:
    """Numbers lists and hashes, each with one object of Ruby, until the next item is rendered."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._containers: dict[int, Container] = {}
        self._next = count(1)

    def pack(self, value: object, pack: Callable[[object], object]) -> object:
        """A value for Ruby: a list or hash with its number."""
        packed = pack(value)
        if not isinstance(value, list | dict):
            return packed
        number = self._numbers.get(id(value))
        if number is None:
            number = next(self._next)
            self.hold(number, value)
        return {"$": "c", "n": number, "v": packed}

    @contextmanager
    def lent(self, values: Iterable[object], pack: Callable[[object], object]) -> Iterator[list[object]]:
        """Values for Ruby, which has the lists and hashes among them as long as the call lasts."""
        first = next(self._next)
        try:
            packed = [self.pack(each, pack) for each in values]
            yield packed
        finally:
            for number in [number for number in reversed(self._containers) if number > first]:
                self._numbers.pop(id(self._containers.pop(number)), None)

    def get(self, number: int) -> Container:
        """The list or hash with a number."""
        return self._containers[number]

    def hold(self, number: int | None, value: object) -> None:
        """Take a list or hash under its number, below zero if Ruby has given it one; None for another value."""
        if number is not None and isinstance(value, list | dict):
            self._containers[number] = value
            self._numbers[id(value)] = number

    def change(self, number: int, value: object) -> Container | None:
        """Give a list or hash the members that it has in Ruby; returns it."""
        known = self._containers.get(number)
        if isinstance(known, list) and isinstance(value, list):
            known[:] = value
        elif isinstance(known, dict) and isinstance(value, dict):
            known.clear()
            known.update(value)
        return known

    def forget(self) -> None:
        """Forget all."""
        self._numbers.clear()
        self._containers.clear()


def _change(session: Session, number: int, value: object) -> Place | None:
    known = session.containers.change(number, session.shown(value))
    if number < 0:  # bound by Ruby
        return None
    session.effects.note_site_change()  # it may belong to the site
    session.early_fields.drop()
    place = None if session.renderer is None else session.value_places.place(known)
    if place is not None:
        session.value_places.changed(known, place)
    return place


CALLS: dict[str, HostCall] = {"change_container": _change}
"""The function by the name that Ruby has for it."""
SHARED = frozenset(["evaluate", "find_variable", "scope_get", "payload_get"])
"""The functions whose answers Ruby may change."""
