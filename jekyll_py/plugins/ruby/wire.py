"""Values as text, between Python and Ruby: JSON, in which an object with the key ``$`` is a value that JSON lacks."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from ...drops import DocumentDrop, PageDrop, SiteDrop, StaticFileDrop
from ...drops.files import CollectionDrop
from ...drops.page import PageHash
from ...drops.site import JekyllDrop
from ...liquid import Drop
from ...liquid.dates.date_time import DateTime
from ...liquid.hash_keys import key_value, to_key
from ...model.excerpt import Excerpt
from ...model.item import Item
from ...model.layout import Layout
from ...model.static_file import StaticFile
from .handles import Handles
from .values import NewExcerpt, RubyObject, RubySymbol


class Wire:
    """Packs values for Ruby and unpacks those of Ruby.

    Args:
        handles: the numbers of the objects of the site and of drops.
        ruby_object: makes the stand-in for an object of Ruby, given what Ruby says of it.
    """

    def __init__(self, handles: Handles, ruby_object: Callable[[Mapping[str, object]], object]) -> None:
        self._handles = handles
        self._ruby_object = ruby_object

    # To Ruby

    def pack(self, value: object, nested: bool = False) -> object:
        """A value as JSON. Drops in a list are packed as the objects that they show, as Ruby's lists hold those."""
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, str):
            return _text(value)
        if isinstance(value, float):
            return value if math.isfinite(value) else {"$": "f", "v": _float(value)}
        if isinstance(value, datetime):
            return {"$": "dt" if isinstance(value, DateTime) else "t", "v": _time(value)}
        if isinstance(value, date):
            return {"$": "d", "v": value.isoformat()}
        if isinstance(value, RubySymbol):
            return {"$": "y", "v": value.name}
        if isinstance(value, Drop):
            return self._drop(value, nested)
        return self._other(value)

    def _other(self, value: object) -> object:
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, range):
            return {"$": "r", "v": [value.start, value.stop - 1]}
        if isinstance(value, Sequence | Set):
            return [self.pack(each, nested=True) for each in value]
        if isinstance(value, Item | StaticFile | Layout):
            return {"$": "i", "v": self._handles.number(value)}
        if isinstance(value, Decimal):
            return {"$": "big", "v": str(value)}
        if isinstance(value, Excerpt):
            return {"$": "x", "v": [self.pack(value.item), value.content]}
        return {"$": "po", "v": self._handles.number(value), "c": type(value).__name__}

    def _mapping(self, value: Mapping[object, object]) -> object:
        if all(isinstance(key, str) for key in value) and "$" not in value:
            return {_plain(str(key)): self.pack(each, nested=True) for key, each in value.items()}
        packed = [[self.pack(key_value(key)), self.pack(each, nested=True)] for key, each in value.items()]
        return {"$": "h", "v": packed}

    def _drop(self, value: Drop, nested: bool) -> object:
        if isinstance(value, RubyObject):
            return {"$": "ro", "v": value.number}
        if isinstance(value, SiteDrop):
            return {"$": "sd"}
        if isinstance(value, JekyllDrop):
            return {"$": "jd"}
        if isinstance(value, PageHash) or (isinstance(value, PageDrop) and not nested):
            return {"$": "ph", "v": self._handles.number(value.page)}
        if isinstance(value, PageDrop | DocumentDrop | StaticFileDrop):
            shown = (
                value.page
                if isinstance(value, PageDrop)
                else value.document
                if isinstance(value, DocumentDrop)
                else value.file
            )
            return {"$": "i" if nested or isinstance(value, PageDrop) else "dd", "v": self._handles.number(shown)}
        if isinstance(value, CollectionDrop):
            return {"$": "cd", "v": value.collection.label}
        return {"$": "po", "v": self._handles.number(value), "c": str(value)}

    # From Ruby

    def unpack(self, value: object) -> object:
        """The value that JSON of Ruby stands for."""
        if isinstance(value, list):
            return [self._member(each) for each in value]
        if not isinstance(value, dict):
            return value
        kind = value.get("$")
        return {key: self.unpack(each) for key, each in value.items()} if kind is None else self._special(kind, value)

    def _member(self, packed: object) -> object:
        """A member of a list, which prints a symbol as one."""
        return self._key(packed) if isinstance(packed, dict) and packed.get("$") == "y" else self.unpack(packed)

    def _special(self, kind: str, value: dict[str, object]) -> object:
        it = value.get("v")
        simple = _SPECIAL.get(kind)
        if simple is not None:
            return simple(it)
        if kind == "h":
            assert isinstance(it, list)
            return {self._key(key): self.unpack(each) for key, each in it}
        if kind == "x":
            assert isinstance(it, list)
            item = self.unpack(it[0])
            return self._excerpt(item, str(it[1]))
        return self._handles.get(it) if kind == "i" else self._ruby_object(value)

    def _key(self, packed: object) -> object:
        if isinstance(packed, dict) and packed.get("$") == "y":
            return RubySymbol(str(packed["v"]))
        return to_key(self.unpack(packed))

    @staticmethod
    def _excerpt(item: object, text: str) -> object:
        if not isinstance(item, Item):
            return NewExcerpt(text)
        known = item.data.get("excerpt")
        return known if isinstance(known, Excerpt) and known.content == text else Excerpt(item, text, ())


def _text(value: str) -> object:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return {"$": "b", "v": base64.b64encode(value.encode("utf-8", "surrogateescape")).decode()}
    return _plain(value)


def _plain(value: str) -> str:
    return value if type(value) is str else str.__str__(value)


def _float(value: float) -> str:
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _time(value: datetime) -> list[object]:
    offset = value.utcoffset() or timedelta()
    seconds = value.replace(microsecond=0)
    return [int(seconds.timestamp()), value.microsecond * 1000, int(offset.total_seconds()), value.tzinfo is UTC]


def _time_of(it: object) -> datetime:
    assert isinstance(it, list)
    seconds, nanoseconds, offset, utc = it
    instant = datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=nanoseconds // 1000)
    if utc:
        return instant
    local = instant.astimezone()
    if local.utcoffset() == timedelta(seconds=offset):
        return local
    return instant.astimezone(timezone(timedelta(seconds=offset)))


def _date_time_of(it: object) -> DateTime:
    assert isinstance(it, list)
    seconds, nanoseconds, offset, _ = it
    zone = timezone(timedelta(seconds=offset))
    return DateTime.fromtimestamp(seconds, zone) + timedelta(microseconds=nanoseconds // 1000)


def _range(it: object) -> range:
    assert isinstance(it, list)
    return range(it[0], it[1] + 1)


_SPECIAL: Mapping[str, Callable[..., object]] = {
    "y": str,
    "f": lambda it: float(it.lower().replace("infinity", "inf")),
    "b": lambda it: base64.b64decode(it).decode("utf-8", "surrogateescape"),
    "t": _time_of,
    "dt": _date_time_of,
    "d": date.fromisoformat,
    "r": _range,
    "big": Decimal,
}
