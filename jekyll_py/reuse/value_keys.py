"""Dictionary keys of values: two keys are equal exactly if no template can tell the values apart."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date

from ..drops import RecordedDrop
from ..liquid.hash_keys import HashKey
from ..liquid.scopes import MISSING

_LARGE = 16
"""The size from which a collection has a number for its key, so that its members are read only once."""
_MOST = 1024
_TOO_MANY = 100_000
"""The most collections in a value; one that occurs twice counts twice, as lists of lists can hold any number."""


class Uncertain(Exception):
    """A value has no key: it may change, is of an unknown kind, or holds too much."""


class ValueKeys:
    """Makes the keys of values that templates hold. The values do not change while a site is rendered."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[int, tuple[object, int]] = {}
        """Numbers by identity, each with its object, so that no other object can have that identity."""
        self._next = 0
        self._left = 0

    def key(self, value: object) -> Hashable:
        """The key of a value.

        Raises:
            Uncertain: it has none.
        """
        self._left = _TOO_MANY
        return self._key(value)

    def _key(self, value: object) -> Hashable:
        if value is None or value is MISSING or value.__class__ is str or isinstance(value, RecordedDrop):
            return value
        if isinstance(value, list | tuple | Mapping):
            return self._members(value) if len(value) < _LARGE else self._number(value)
        if isinstance(value, str | bool | int | float | date | range | HashKey):
            return value.__class__, repr(value)
        raise Uncertain

    def _members(self, value: list[object] | tuple[object, ...] | Mapping[object, object]) -> Hashable:
        self._left -= 1
        if self._left < 0:
            raise Uncertain
        if isinstance(value, Mapping):
            return "hash", tuple([(self._key(name), self._key(member)) for name, member in value.items()])
        return "array", tuple([self._key(member) for member in value])

    def _number(self, value: list[object] | tuple[object, ...] | Mapping[object, object]) -> Hashable:
        known = self._known.get(id(value))
        if known is None:
            members = self._members(value)
            if len(self._known) >= _MOST:
                self._known.clear()
                self._numbers.clear()
            number = self._numbers.get(members)
            if number is None:
                number = self._numbers[members] = self._next
                self._next += 1
            known = self._known[id(value)] = value, number
        return "large", known[1]
