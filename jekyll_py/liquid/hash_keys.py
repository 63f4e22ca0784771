"""Keys of hashes. For Ruby 1, 1.0 and true are three keys, and an array or a hash is one too; Python's dictionaries
would take the first three for one, and refuse the others.

A number with a fraction, true, false, an array or a hash as a key of a dictionary is a `HashKey`; every other key is
the value itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal

from .drop import Drop
from .printing import ruby_to_s


class HashKey:
    """A value as a key, which equals another one where Ruby's ``eql?`` says so.

    Args:
        value: the value; an array or a hash does not change any more.
    """

    __slots__ = ("_identity", "value")

    def __init__(self, value: object) -> None:
        self.value = value
        self._identity = identity(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HashKey) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __str__(self) -> str:
        return ruby_to_s(self.value)

    __repr__ = __str__


def to_key(value: object) -> Hashable:
    """The key of a value."""
    if isinstance(value, Hashable) and not isinstance(value, bool | float | Decimal | tuple):
        return value
    return HashKey(value)


def key_value(key: object) -> object:
    """The value of a key, as templates see it."""
    return key.value if isinstance(key, HashKey) else key


def pairs(values: Mapping[object, object]) -> Iterator[list[object]]:
    """The keys of a hash and their values, as a loop over a hash has them."""
    return ([key if key.__class__ is str else key_value(key), value] for key, value in values.items())


def identity(value: object) -> Hashable:
    """A hashable key, equal for values that are equal by Ruby's ``eql?``, for which 1 is not 1.0."""
    if isinstance(value, list | tuple):
        return (list, tuple(identity(item) for item in value))
    if isinstance(value, Mapping):
        return (dict, frozenset((identity(key), identity(item)) for key, item in value.items()))
    if isinstance(value, Drop):
        return (Drop, id(value))
    return (type(value), value if isinstance(value, Hashable) else id(value))
