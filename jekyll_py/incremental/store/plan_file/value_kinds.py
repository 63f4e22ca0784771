"""The kinds of values that a plan file holds besides those of JSON: dates, tuples, keys of hashes, excerpts, items."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from ....lazy.tuples import NamedTuple
from ....liquid.hash_keys import HashKey, to_key
from ....model.excerpt import Excerpt
from ....model.static_file import StaticFile

if TYPE_CHECKING:
    from .values import ValueReader, ValueWriter

Shaped = TypeVar("Shaped")
Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value that JSON has."""
Read = Any
"""A value from JSON in a file, its tagged objects replaced. It may be anything: code that reads it raises an exception
of Python where it is not what was written, and `ValueReader.load` catches that."""


class Unwritable(Exception):
    """A value is of a kind that is not written, such as a function that a plugin has put into a page."""


class BuildTime:
    """A placeholder for the time of the build, which is that of the reading build when it is read."""


def exactly(kind: type[Shaped], plain: Read) -> Shaped:
    """The same, if it is of a type and of no subclass of it.

    Raises:
        TypeError: it is of another.
    """
    if type(plain) is kind:
        return plain
    raise TypeError(kind)


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


KINDS: Mapping[type, ValueKind] = {
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
READ: Mapping[str, Callable[[Read, ValueReader], object]] = {
    "item": lambda number, reader: reader.member(number),
    "mapping": lambda pairs, _: dict(pairs),
    **{kind.tag: kind.read for kind in KINDS.values()},
}
