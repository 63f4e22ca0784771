"""An interpreter at rest: what another one of the same module needs to go on from there, with other folders."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..disk.digest import SIZE, digest
from ..lazy_tuples import NamedTuple
from .memory_image import MemoryImage

_HEAD = struct.Struct("<I")


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
    notes: Mapping[str, Any] = MappingProxyType({})
    """What is to be known of it, as JSON: see who makes it."""

    def to_bytes(self) -> bytes:
        """The snapshot as the content of a file."""
        memory, texts = self.memory, {number: text.hex() for number, text in self.texts.items()}
        values = [memory.size, memory.runs, texts, *self[2:-1], dict(self.notes)]
        head = json.dumps(values).encode("ascii")
        content = b"".join((_HEAD.pack(len(head)), head, memory.content))
        return digest(content) + content


def from_bytes(content: bytes) -> Snapshot | None:
    """The snapshot in the content of a file; None if that is damaged."""
    view = memoryview(content)
    if len(content) < SIZE + _HEAD.size or digest(view[SIZE:]) != content[:SIZE]:
        return None
    start = SIZE + _HEAD.size
    end = start + _HEAD.unpack_from(content, SIZE)[0]
    size, runs, texts, last, run, tables, first, folders, notes = json.loads(content[start:end])
    return Snapshot(
        MemoryImage(size, tuple(map(tuple, runs)), content[end:]),
        {int(number): bytes.fromhex(text) for number, text in texts.items()},
        last,
        tuple(run),
        tuple(tables),
        first,
        folders,
        notes,
    )
