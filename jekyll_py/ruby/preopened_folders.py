"""The names of the folders of an interpreter, which lie in its memory: those of a snapshot are replaced by others.

The C library of the module asks for the names of the folders that it is given when it starts, and notes each with the
number of the folder, from 3 on: ``struct preopen`` in
https://github.com/WebAssembly/wasi-libc/blob/main/libc-bottom-half/sources/preopens.c
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from .errors import SandboxError
from .host_interface import Memory
from .memory_image import MemoryImage

_FIRST_NUMBER = 3
_ENTRY = struct.Struct("<II")
"""The address of a name, and the number of its folder."""
_ALIGNMENT = 4


def find_tables(image: MemoryImage, folders: Sequence[str], first: int) -> tuple[int, ...]:
    """The addresses of the entries of folders that are replaced later.

    Args:
        image: the memory of an interpreter.
        folders: the paths of all its folders inside the sandbox; those that are replaced occur nowhere else.
        first: the position of the first of those that are replaced, which the others follow.

    Returns:
        Addresses, from each of which there are entries for all of these folders.

    Raises:
        SandboxError: there is none.
    """
    names = [_name(folder) for folder in folders[first:]]
    own = _Image(image)
    found = own.addresses_of(names[0])
    entries = (address for name in found for address in own.addresses_of(_ENTRY.pack(name, _FIRST_NUMBER + first)))
    tables = tuple(address for address in entries if own.is_table(address, names, _FIRST_NUMBER + first))
    if not tables:
        raise SandboxError("the names of the folders are not where the C library keeps them")
    return tables


def rename(memory: Memory, tables: Sequence[int], folders: Sequence[str]) -> None:
    """Name the folders that are replaced.

    Args:
        memory: the memory of the interpreter.
        tables: what `find_tables` has found.
        folders: their paths inside the sandbox.
    """
    names = [memory.put(_name(folder)) for folder in folders]
    for table in tables:
        for position, name in enumerate(names):
            memory.write(table + position * _ENTRY.size, struct.pack("<I", name))


def _name(folder: str) -> bytes:
    return folder.lstrip("/").encode("utf-8", "surrogateescape") + b"\0"


class _Image:
    """The bytes of an image by their addresses."""

    def __init__(self, image: MemoryImage) -> None:
        self._content = image.content
        self._runs = image.runs

    def addresses_of(self, searched: bytes) -> Iterator[int]:
        """The addresses, which are multiples of four, at which bytes stand."""
        place = self._content.find(searched)
        while place >= 0:
            address = self._address(place)
            if address % _ALIGNMENT == 0:
                yield address
            place = self._content.find(searched, place + 1)

    def is_table(self, address: int, names: Sequence[bytes], number: int) -> bool:
        """Whether there are entries for folders with these names, the first of which has a number."""
        entries = self._read(address, _ENTRY.size * len(names))
        pairs = _ENTRY.iter_unpack(entries[: len(entries) // _ENTRY.size * _ENTRY.size])
        found = [(self._read(place, len(name)), found) for (place, found), name in zip(pairs, names, strict=False)]
        return found == [(name, number + position) for position, name in enumerate(names)]

    def _address(self, place: int) -> int:
        for start, length in self._runs:
            if place < length:
                return start + place
            place -= length
        return 0

    def _read(self, address: int, length: int) -> bytes:
        place = 0
        for start, size in self._runs:
            if start <= address < start + size:
                first = place + address - start
                return self._content[first : min(first + length, place + size)]
            place += size
        return b""
