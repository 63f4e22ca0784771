"""The subset of the Protocol Buffers wire format that the embedded Sass protocol uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

Field = int | bool | str | bytes | Sequence[str] | Sequence[bytes] | None

_VARINT, _I64, _BYTES, _I32 = 0, 1, 2, 5
_FIXED_SIZES = {_I64: 8, _I32: 4}


def varint(number: int) -> bytes:
    """Encode a non-negative number: seven bits per byte, lowest first."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def encode(fields: dict[int, Field]) -> bytes:
    """Encode a message from its fields by number; default values (empty, zero, false) are left out."""
    return b"".join(_encode_field(number, value) for number, value in fields.items() if value)


def _encode_field(number: int, value: Field) -> bytes:
    if isinstance(value, int):
        return varint(number << 3 | _VARINT) + varint(int(value))
    if isinstance(value, str | bytes):
        data = value.encode() if isinstance(value, str) else value
        return varint(number << 3 | _BYTES) + varint(len(data)) + data
    return b"".join(_encode_field(number, item) for item in value or ())


class ProtobufMessage:
    """A decoded message; its fields are read by number and type."""

    def __init__(self, data: bytes) -> None:
        self._fields: dict[int, list[int | bytes]] = {}
        for number, value in _decode(memoryview(data)):
            self._fields.setdefault(number, []).append(value)

    def __contains__(self, number: int) -> bool:
        return number in self._fields

    def message(self, number: int) -> ProtobufMessage:
        """The message in a field; an empty one if the field is missing."""
        return ProtobufMessage(self._bytes(number))

    def text(self, number: int) -> str:
        """The string in a field; empty if the field is missing."""
        return self._bytes(number).decode()

    def texts(self, number: int) -> list[str]:
        """The strings of a repeated field."""
        return [value.decode() for value in self._fields.get(number, []) if isinstance(value, bytes)]

    def integer(self, number: int) -> int:
        """The number in a field; 0 if the field is missing."""
        value = self._fields.get(number, [0])[-1]
        return value if isinstance(value, int) else 0

    def _bytes(self, number: int) -> bytes:
        value = self._fields.get(number, [b""])[-1]
        return value if isinstance(value, bytes) else b""


def _decode(data: memoryview) -> Iterator[tuple[int, int | bytes]]:
    position = 0
    while position < len(data):
        tag, position = _read_varint(data, position)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, position = _read_varint(data, position)
            yield number, value
            continue
        size, position = _read_varint(data, position) if kind == _BYTES else (_FIXED_SIZES[kind], position)
        yield number, bytes(data[position : position + size])
        position += size


def _read_varint(data: memoryview, position: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, position
        shift += 7


def split_varint(data: bytes) -> tuple[int, bytes]:
    """Decode the number at the start of ``data``; returns it and the rest."""
    number, position = _read_varint(memoryview(data), 0)
    return number, data[position:]


def read_frame(stream: IO[bytes]) -> bytes:
    """Read the next length-prefixed block of ``stream``; empty at its end or for an incomplete block."""
    length = shift = 0
    while True:
        byte = stream.read(1)
        if not byte:
            return b""
        length |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            block = stream.read(length)
            return block if len(block) == length else b""
        shift += 7
