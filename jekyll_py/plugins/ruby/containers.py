"""The lists and hashes of templates that tags in Ruby have at hand: what Ruby changes in one, templates see."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import HostCall, Session

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

    def hold(self, number: int | None, value: object) -> None:
        """Take a list or hash under its number, below zero if Ruby has given it one; None for another value."""
        if number is not None and isinstance(value, list | dict):
            self._containers[number] = value
            self._numbers[id(value)] = number

    def change(self, number: int, value: object) -> None:
        """Give a list or hash the members that it has in Ruby."""
        known = self._containers.get(number)
        if isinstance(known, list) and isinstance(value, list):
            known[:] = value
        elif isinstance(known, dict) and isinstance(value, dict):
            known.clear()
            known.update(value)

    def forget(self) -> None:
        """Forget all."""
        self._numbers.clear()
        self._containers.clear()


def _change(session: Session, number: int, value: object) -> None:
    if number > 0:  # not bound by Ruby, so that it may belong to the site, and later renders see the change
        session.note_change()
    session.containers.change(number, session.shown(value))


CALLS: dict[str, HostCall] = {"change_container": _change}
"""The function by the name that Ruby has for it."""
SHARED = frozenset(["evaluate", "find_variable", "scope_get", "payload_get"])
"""The functions whose answers Ruby may change."""
