"""Values as JSON and back: front matter, data files, variables of generators.

Values that JSON has are written as they are, others as ``{"": [tag, content]}``, by the table `value_kinds.KINDS`. A
value of a kind that has no row there is not written (`Unwritable`), and whatever the bytes are, no other kind of value
is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ....model.collection import Collection
from ....render.planned_site import Member
from ..blobs import Damaged
from .value_kinds import KINDS, READ, Json, Read, Shaped, Unwritable, exactly

MAX_DEPTH = 100
"""How deep values may nest; a level takes four of JSON, which Python's parser follows up to a thousand."""
_JSON = frozenset({str, int, float, bool, type(None)})
_TAGGED = ""
"""The key of an object that stands for a value of another kind."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_MALFORMED = (AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""The exceptions of Python for content of the wrong type or shape, and for numbers out of range."""


def dumped(plain: Json) -> bytes:
    """JSON as bytes.

    Raises:
        Unwritable: a number is longer than Python reads.
    """
    try:
        return _ENCODER.encode(plain).encode("utf-8", "surrogatepass")
    except ValueError as error:
        raise Unwritable from error


class ValueWriter:
    """Turns values into JSON.

    Args:
        numbers: the number of each member of the plan by its `id`; a member in a value is written as its number.
        collections: the number of each collection by its `id`.
    """

    def __init__(self, numbers: Mapping[int, int], collections: Mapping[int, int] | None = None) -> None:
        self._numbers = numbers
        self._collections = collections or {}

    def plain(self, value: Any, depth: int = MAX_DEPTH) -> Json:
        """A value made of nothing but what JSON knows.

        Raises:
            Unwritable: it is of a kind that is not written, or nested too deep.
        """
        kind = type(value)
        if kind in _JSON:
            plain: Json = value
            return plain
        if not depth:
            raise Unwritable
        if type(value) is list:
            return self.list(value, depth)
        if type(value) is dict:
            return self._dict(value, depth)
        known = KINDS.get(kind)
        if known is not None:
            return {_TAGGED: [known.tag, known.write(value, self, depth - 1)]}
        return {_TAGGED: ["item", self.number(value)]}

    def number(self, member: object) -> int:
        """The number of a member.

        Raises:
            Unwritable: it is none of the plan's.
        """
        found = self._numbers.get(id(member))
        if found is None:
            raise Unwritable
        return found

    def collection(self, collection: Collection) -> int:
        """The number of a collection.

        Raises:
            Unwritable: it is none of the site's.
        """
        found = self._collections.get(id(collection))
        if found is None:
            raise Unwritable
        return found

    def list(self, value: Iterable[Any], depth: int) -> Json:
        """The same for each of some values."""
        return [each if type(each) in _JSON else self.plain(each, depth - 1) for each in value]

    def _dict(self, value: dict[Any, Any], depth: int) -> Json:
        found = {key: each if type(each) in _JSON else self.plain(each, depth - 1) for key, each in value.items()}
        if _TAGGED not in found and all(type(key) is str for key in found):
            return found
        return {_TAGGED: ["mapping", [[self.plain(key, depth - 1), each] for key, each in found.items()]]}


class ValueReader:
    """Reads what a `ValueWriter` has written.

    Args:
        time: the time of the build.
    """

    def __init__(self, time: datetime) -> None:
        self.time: datetime = time
        self.members: Sequence[Member] = ()
        """By number."""
        self.collections: Sequence[Collection] = ()
        """By number."""
        self._decode = json.JSONDecoder(object_hook=self._object).decode

    def load(self, content: bytes, shape: Callable[[Read, ValueReader], Shaped]) -> Shaped:
        """The value that some bytes say.

        Args:
            content: the bytes, from wherever they come.
            shape: makes of the JSON, its tagged objects replaced, what is wanted.

        Raises:
            Damaged: they do not say that.
        """
        try:
            return shape(self._decode(content.decode("utf-8", "surrogatepass")), self)
        except _MALFORMED as error:
            raise Damaged from error

    def value(self, plain: Read) -> Read:
        """A value, its tagged objects replaced already.

        Raises:
            ValueError: it nests deeper than any that is written.
        """
        _check_depth(plain, MAX_DEPTH)
        return plain

    def member(self, number: Read) -> Member:
        """A member by its number.

        Raises:
            IndexError: there is none of that number.
        """
        return _numbered(self.members, number)

    def collection(self, number: Read) -> Collection:
        """A collection by its number.

        Raises:
            IndexError: there is none of that number.
        """
        return _numbered(self.collections, number)

    def _object(self, found: dict[str, Read]) -> Read:
        if _TAGGED not in found:
            return found
        (tag, content) = found[_TAGGED]
        return READ[tag](content, self)


def _numbered(found: Sequence[Shaped], number: Read) -> Shaped:
    position = exactly(int, number)
    if position < 0:
        raise IndexError(position)
    return found[position]


def _check_depth(plain: Read, room: int) -> None:
    if not room:
        raise ValueError("nested too deep")
    for each in plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list | tuple) else ():
        if isinstance(each, list | dict | tuple):
            _check_depth(each, room - 1)
