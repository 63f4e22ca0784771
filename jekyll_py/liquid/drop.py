"""Drops, the base classes of the objects that templates can read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar


class UnreadList:
    """A list in a field of a drop, of which nothing has been read yet. A subclass defines `part` and `at`."""

    __slots__ = ()

    def part(self, start: int, stop: int | None) -> Sequence[object]:
        """The items from ``start`` to ``stop``, or to the end."""
        raise NotImplementedError

    def at(self, index: int) -> object:
        """The item at an index, a negative one counted from the end; None without one."""
        raise NotImplementedError


class Drop:
    """An object with fields for templates, which can read no other attributes of objects.

    A subclass defines `__getitem__` and `keys`; a template can loop over one that defines ``__iter__``.
    """

    __slots__ = ()
    has_fields: ClassVar[bool] = True
    """Whether there may be fields; False for a value that JSON writes as its text."""

    def __getitem__(self, key: str) -> object:
        """The value of a field; None without one."""
        return None

    def lazy_value(self, key: str) -> object:
        """As `__getitem__`, for filters that `filter.takes_lazy`: it may give an object that is read later."""
        return self[key]

    def unread_list(self, key: str) -> object:
        """As `__getitem__`, for a loop over a part of it and for one of its items: it may give an `UnreadList`."""
        return self[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a field of that name, for ``strict_variables`` and ``contains``."""
        return any(key == own for own in self.keys())

    def keys(self) -> Iterable[str]:
        """The names of its fields, in the order of a loop and of ``inspect``."""
        return ()

    def has(self, member: object) -> bool:
        """Whether it has a member, for ``contains``; here a field of that name, if it can be looped over."""
        return hasattr(type(self), "__iter__") and member in self

    def __str__(self) -> str:
        return type(self).__name__

    def member_text(self) -> str:
        """Its text as a member of a printed list, where Ruby prints the object that the drop stands for."""
        return str(self)

    def member_inspect(self) -> str:
        """Its text in the ``inspect`` of a list that holds it."""
        return repr(self) if type(self).__repr__ is not object.__repr__ else str(self)


class ListDrop(Drop):
    """A drop with members beside its fields, which a template loops over. A subclass defines ``__iter__``."""

    __slots__ = ()

    def __iter__(self) -> Iterator[object]:
        raise NotImplementedError

    def first(self) -> object:
        """The first member; None without one."""
        return next(iter(self), None)

    def part(self, start: int, stop: int | None) -> Sequence[object]:
        """The members from ``start`` to ``stop``, or to the end."""
        return list(self)[start:stop]


class HashOfParts(ABC):
    """A hash that tells a look-up of one key in another of them from a read of the whole."""

    __slots__ = ()

    @abstractmethod
    def within(self, key: str) -> object:
        """The value of a key in which another key is looked up: it may give an `UnreadHash`."""

    @abstractmethod
    def holds(self, key: str) -> bool:
        """Whether there is a key, which is looked up next if there is."""


class UnreadHash(Drop, HashOfParts):
    """A hash in a hash, of which nothing has been read yet. It exists between two steps of a look-up alone.

    A subclass defines ``__getitem__``, `within`, `holds` and `whole`.
    """

    __slots__ = ()

    @abstractmethod
    def whole(self) -> Mapping[object, object]:
        """The hash."""


class HashDrop(Drop):
    """A drop that is a hash for templates, while lists may hold the object from which Ruby makes the hash.

    A subclass defines `keys` and `__getitem__`; it counts as a `Mapping`.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        """True without reading the keys: no such hash is empty."""
        return True

    def __len__(self) -> int:
        return len(list(self.keys()))

    def __iter__(self) -> Iterator[object]:
        return iter(self.keys())

    def get(self, key: str, default: object = None) -> object:
        """The value of a key, or ``default`` without one."""
        value = self[key]
        return default if value is None else value

    def items(self) -> Iterator[tuple[str, object]]:
        """The keys with their values."""
        return ((key, self[key]) for key in list(self.keys()))

    def values(self) -> Iterator[object]:
        """The values in the order of the keys."""
        return (self[key] for key in list(self.keys()))

    def as_hash(self) -> HashDrop:
        """The hash of the object (Ruby's ``to_liquid``); the same drop if it is a hash."""
        return self

    @property
    def is_hash(self) -> bool:
        """Whether it is a hash, also in a list."""
        return self.as_hash() is self


Mapping.register(HashDrop)
