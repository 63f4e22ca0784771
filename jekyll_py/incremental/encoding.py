"""Plain values as bytes: equal bytes for equal values, and back.

The bytes are those of `marshal`, which is fast at writing and, as its documentation says, not safe at reading: sixteen
bytes can end the interpreter, and code comes back as code. So what comes from the disk is read here, where there is
nothing but plain values; those are few, of what has changed.
"""

from __future__ import annotations

import marshal
import struct
from collections.abc import Callable, Mapping
from typing import Any

from .damaged import Damaged

_VERSION = 2
"""The last version of marshal that writes equal values alike: later ones also write which objects are shared."""
_LENGTH = struct.Struct("<i")
_DIGIT = struct.Struct("<h")
_FLOAT = struct.Struct("<d")
_MOST_DIGITS = 10_000
"""Of a number that is read: adding up more would take long."""


def packed(value: Any) -> bytes:
    """The encoding of a value that is made of nothing but what marshal knows.

    Raises:
        ValueError: it is nested too deep.
    """
    return marshal.dumps(value, _VERSION)


def unpacked(content: bytes) -> Any:
    """The value of some bytes, from wherever they come.

    Raises:
        Damaged: they are not the encoding of one.
    """
    reader = _Reader(content)
    try:
        value = reader.value()
    except (IndexError, KeyError, RecursionError, TypeError, ValueError, struct.error) as error:
        raise Damaged from error
    if reader.place != len(content):
        raise Damaged
    return value


_END = ord("0")
"""Stands behind the last pair of a mapping."""


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self.place = 0

    def value(self) -> Any:
        """The next value."""
        kind = self._content[self.place]
        self.place += 1
        return _READ[kind](self)

    def number(self, shape: struct.Struct) -> Any:
        """The next number of a kind."""
        (found,) = shape.unpack_from(self._content, self.place)
        self.place += shape.size
        return found

    def count(self) -> int:
        """How many bytes or values follow; no more than there are bytes."""
        found: int = self.number(_LENGTH)
        if not 0 <= found <= len(self._content) - self.place:
            raise ValueError(found)
        return found

    def bytes(self) -> bytes:
        """The next bytes."""
        count = self.count()
        self.place += count
        return self._content[self.place - count : self.place]

    def values(self) -> list[Any]:
        """The next values."""
        return [self.value() for _ in range(self.count())]

    def long(self) -> int:
        """A number in digits of 15 bits, the sign with their count."""
        count: int = self.number(_LENGTH)
        if abs(count) > _MOST_DIGITS:
            raise ValueError(count)
        digits = [self.number(_DIGIT) for _ in range(abs(count))]
        magnitude: int = sum(digit << 15 * place for place, digit in enumerate(digits))
        return -magnitude if count < 0 else magnitude

    def pairs(self) -> dict[Any, Any]:
        """Keys with values up to the end."""
        found = {}
        while self._content[self.place] != _END:
            key = self.value()
            found[key] = self.value()
        self.place += 1
        return found


_READ: Mapping[int, Callable[[_Reader], Any]] = {
    ord("N"): lambda _: None,
    ord("T"): lambda _: True,
    ord("F"): lambda _: False,
    ord("i"): lambda reader: reader.number(_LENGTH),
    ord("l"): _Reader.long,
    ord("g"): lambda reader: reader.number(_FLOAT),
    ord("s"): _Reader.bytes,
    ord("u"): lambda reader: str(reader.bytes(), "utf-8", "surrogatepass"),
    ord("["): _Reader.values,
    ord("("): lambda reader: tuple(reader.values()),
    ord("{"): _Reader.pairs,
}
