"""Keys of hashes. For Ruby 1, 1.0 and true are three keys; Python's dictionaries would take them for one.

A floating-point number, true or false as a key of a dictionary is a `HashKey`; every other key is the value itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from .numbers import float_to_s


@dataclass(frozen=True, slots=True)
class HashKey:
    """A number or a boolean as a key: it equals no other one but those of its own class."""

    value: float | bool
    is_boolean: bool
    """So that the key of true is not that of 1.0."""

    def __str__(self) -> str:
        return str(self.value).lower() if isinstance(self.value, bool) else float_to_s(self.value)

    __repr__ = __str__


def to_key(value: object) -> Hashable:
    """The key of a value that is hashable."""
    if isinstance(value, bool):
        return HashKey(value, True)
    return HashKey(value, False) if isinstance(value, float) else value


def key_value(key: object) -> object:
    """The value of a key, as templates see it."""
    return key.value if isinstance(key, HashKey) else key


def pairs(values: Mapping[object, object]) -> Iterator[list[object]]:
    """The keys of a hash and their values, as a loop over a hash has them."""
    return ([key if key.__class__ is str else key_value(key), value] for key, value in values.items())
