"""Values as JSON and back: front matter, data files, variables of generators.

Values that JSON has are written as they are, others as ``{"": [tag, content]}``, by the table `_KINDS`. A value of a
kind that has no row there is not written (`Unwritable`), and whatever the bytes are, no other kind of value is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, TypeVar

from ....lazy_tuples import NamedTuple
from ....liquid.hash_keys import HashKey, to_key
from ....model.collection import Collection
from ....model.excerpt import Excerpt
from ....model.static_file import StaticFile
from ....render.planned_site import Member
from ..blobs import Damaged

Shaped = TypeVar("Shaped")
Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value that JSON has."""
Read = Any
"""A value from JSON in a file, its tagged objects replaced. It may be anything: code that reads it raises one of
`_MALFORMED` where it is not what was written, and `ValueReader.load` catches that."""
MAX_DEPTH = 100
"""How deep values may nest; a level takes four of JSON, which Python's parser follows up to a thousand."""
_JSON = frozenset({str, int, float, bool, type(None)})
_TAGGED = ""
"""The key of an object that stands for a value of another kind."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_MALFORMED = (AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""The exceptions of Python for content of the wrong type or shape, and for numbers out of range."""


class Unwritable(Exception):
    """A value is of a kind that is not written, such as a function that a plugin has put into a page."""


class BuildTime:
    """A placeholder for the time of the build, which is that of the reading build when it is read."""


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
        known = _KINDS.get(kind)
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
        self.time = time
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
        return _READ[tag](content, self)


def exactly(kind: type[Shaped], plain: Read) -> Shaped:
    """The same, if it is of a type and of no subclass of it.

    Raises:
        TypeError: it is of another.
    """
    if type(plain) is kind:
        return plain
    raise TypeError(kind)


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


def _read_excerpt(content: Read, reader: ValueReader) -> Excerpt:
    number, text, closed = content
    item = reader.member(number)
    if isinstance(item, StaticFile):
        raise TypeError(item)
    return Excerpt(item, exactly(str, text), tuple(exactly(str, name) for name in closed))


def _read_key(value: Read) -> Hashable:
    key = to_key(value)
    if not isinstance(key, HashKey):
        raise TypeError(value)
    return key


def _write_time(value: datetime, _writer: ValueWriter, _depth: int) -> Json:
    zone = value.tzinfo
    if zone is None:
        return [value.isoformat(), value.fold]
    if type(zone) is not timezone:
        raise Unwritable
    offset = zone.utcoffset(None)
    own_name = [zone.tzname(None)] if repr(zone) != repr(timezone(offset)) else []  # equal zones have other names
    return [value.replace(tzinfo=None).isoformat(), value.fold, offset.total_seconds(), *own_name]


def _read_time(content: Read, _reader: ValueReader) -> datetime:
    text, fold, *zone = content
    return datetime.fromisoformat(text).replace(fold=fold, tzinfo=_zone(*zone) if zone else None)


@lru_cache(maxsize=256)
def _zone(seconds: float, *name: str) -> timezone:
    """A zone with the name that it had, also where it is that of its offset: local time may be UTC by chance."""
    return timezone(timedelta(seconds=seconds), *name)


class ValueKind(NamedTuple):
    """A kind of value that JSON does not know."""

    tag: str
    write: Callable[[Any, ValueWriter, int], Json]
    read: Callable[[Read, ValueReader], object]


_KINDS: Mapping[type, ValueKind] = {
    date: ValueKind("date", lambda value, _writer, _depth: value.isoformat(), lambda text, _: date.fromisoformat(text)),
    datetime: ValueKind("time", _write_time, _read_time),
    tuple: ValueKind("tuple", lambda value, writer, depth: writer.list(value, depth), lambda found, _: tuple(found)),
    HashKey: ValueKind(
        "key",
        lambda key, writer, depth: writer.plain(key.value, depth),
        lambda value, _: _read_key(value),
    ),
    Excerpt: ValueKind(
        "excerpt",
        lambda value, writer, _: [writer.number(value.item), value.content, value.closed],
        _read_excerpt,
    ),
    BuildTime: ValueKind("build time", lambda *_: None, lambda _, reader: reader.time),
}
_READ: Mapping[str, Callable[[Read, ValueReader], object]] = {
    "item": lambda number, reader: reader.member(number),
    "mapping": lambda pairs, _: dict(pairs),
    **{kind.tag: kind.read for kind in _KINDS.values()},
}
