"""Values of templates as values of JSON: plain values, lists, hashes, and the drops of pages and documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..drops import Listing, RecordedDrop
from ..model.item import ItemKey

_PLAIN = (str, int, float, bool, type(None))
_HASH, _LIST, _LISTING, _ITEM = "hash", "list", "listing", "item"
"""The first members of the arrays that stand for other values."""


class NotKept(Exception):
    """A value cannot be kept, or not be made again: it is of another kind, or of an item that is gone."""


class ValueWriter:
    """Writes values as those of JSON.

    Args:
        key_of: gives the key of the item of a drop, None if it has none.
    """

    def __init__(self, key_of: Callable[[RecordedDrop], ItemKey | None]) -> None:
        self._key_of = key_of
        self._numbers: dict[ItemKey, int] = {}

    @property
    def items(self) -> Sequence[ItemKey]:
        """The keys of the items in the values so far, which are named by their places here."""
        return [*self._numbers]

    def written(self, value: object) -> object:
        """A value as one of JSON.

        Raises:
            NotKept: it is of another kind, or has such a value in it.
        """
        if type(value) in _PLAIN:
            return value
        if isinstance(value, RecordedDrop):
            return [_ITEM, self._number(value)]
        if type(value) is Listing:
            return [_LISTING, *map(self._number, value)]
        if type(value) is list:
            return [_LIST, *map(self.written, value)]
        if type(value) is dict and all(type(name) is str for name in value):
            return [_HASH, {name: self.written(member) for name, member in value.items()}]
        raise NotKept

    def _number(self, drop: RecordedDrop) -> int:
        key = self._key_of(drop)
        if key is None:
            raise NotKept
        return self._numbers.setdefault(key, len(self._numbers))


class ValueReader:
    """Makes the values again.

    Args:
        drops: those of the items, by their places.
    """

    def __init__(self, drops: Sequence[RecordedDrop]) -> None:
        self._drops = drops

    def read(self, written: Any) -> object:
        """The value that was written."""
        if not isinstance(written, list):
            return written
        kind, *members = written
        if kind == _ITEM:
            return self._drops[members[0]]
        if kind == _LISTING:
            return Listing([self._drops[number] for number in members])
        if kind == _LIST:
            return [*map(self.read, members)]
        found: Mapping[str, object] = members[0]
        return {name: self.read(member) for name, member in found.items()}
