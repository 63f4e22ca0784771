"""An interpreter at rest: what another one of the same module needs to go on from there, with other folders."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any, BinaryIO

from ..lazy.tuples import NamedTuple
from .memory_image import MemoryImage

_SIZE = sha256().digest_size
_LENGTH = struct.Struct("<I")


class Snapshot(NamedTuple):
    """The state of an interpreter.

    The rest of an instance's state is that of a new one whenever no code runs: the module has no other globals than the
    address of its stack and those by which it unwinds that, no table that grows, and no file of its own stays open.
    """

    memory: MemoryImage
    texts: Mapping[int, bytes]
    """The texts that its memory has handles of."""
    last: int
    """The greatest handle of a text that there was."""
    run: tuple[int, int]
    """Receiver and name of the method that evaluates code."""
    tables: tuple[int, ...]
    """Where its memory has the names of folders (`preopened_folders`)."""
    first: int
    """The position of the first folder that is replaced; the others come before it."""
    folders: int
    """How many folders there are beside the root."""
    clock: int
    """The nanoseconds that have passed on its clock."""
    notes: Mapping[str, Any] = MappingProxyType({})
    """Values of JSON that the maker of the snapshot keeps with it, such as the files that were looked at."""

    def write(self, file: BinaryIO) -> None:
        """Write the snapshot to a file, a digest of it first."""
        memory, texts = self.memory, {number: text.hex() for number, text in self.texts.items()}
        values = [memory.size, memory.runs, texts, *self[2:-1], dict(self.notes)]
        head = json.dumps(values).encode("ascii")
        for part in (_digest(head, memory.content), _LENGTH.pack(len(head)), head, memory.content):
            file.write(part)


def read(file: BinaryIO) -> Snapshot | None:
    """The snapshot in a file; None if that is damaged."""
    checked, length = file.read(_SIZE), file.read(_LENGTH.size)
    head = file.read(*_LENGTH.unpack(length)) if len(length) == _LENGTH.size else b""
    content = file.read()
    if _digest(head, content) != checked:
        return None
    size, runs, texts, last, run, tables, first, folders, clock, notes = json.loads(head)
    return Snapshot(
        MemoryImage(size, tuple(map(tuple, runs)), content),
        {int(number): bytes.fromhex(text) for number, text in texts.items()},
        last,
        tuple(run),
        tuple(tables),
        first,
        folders,
        clock,
        notes,
    )


def _digest(head: bytes, content: bytes) -> bytes:
    found = sha256(_LENGTH.pack(len(head)))
    found.update(head)
    found.update(content)
    return found.digest()
