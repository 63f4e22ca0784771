"""The output of Ruby, written to the streams of this process as they are then.

Wasmtime would call Python from a thread of its own, which may be when this process ends already: then it aborts.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Mapping

from .host_interface import Memory
from .interrupts import interruptible
from .observed_wasi import Look, Observer
from .original_wasi import OriginalWasi

WRITE = "fd_write"
"""The function of WASI by which Ruby prints."""
_STREAMS = {1: "stdout", 2: "stderr"}
_VECTOR = struct.Struct("<II")
_COUNT = struct.Struct("<I")
_SUCCESS, _IO_ERROR = 0, 29


class Output:
    """The function for one interpreter.

    Args:
        original: has wasmtime's own, for other files.
        memory: the memory of the module.
        observe: is told that Ruby prints.
    """

    def __init__(self, original: OriginalWasi, memory: Memory, observe: Observer) -> None:
        self._original = original
        self._memory = memory
        self._observe = observe

    def functions(self) -> Mapping[str, Callable[..., int]]:
        """The function by its name in WASI."""
        return {WRITE: self.fd_write}

    def fd_write(self, file: int, vectors: int, count: int, result: int) -> int:
        """Write the texts that the vectors name, and their length to an address."""
        stream = _STREAMS.get(file)
        if stream is None:
            self._observe(Look.WRITE, "")
            return self._original.call(WRITE, file, vectors, count, result)
        self._observe(Look.OUTPUT, "")
        places = _VECTOR.iter_unpack(self._memory.read(vectors, count * _VECTOR.size))
        content = b"".join(self._memory.read(*place) for place in places)
        try:
            interruptible(getattr(sys, stream).write)(content.decode("utf-8", "replace"))
        except OSError:
            return _IO_ERROR
        self._memory.write(result, _COUNT.pack(len(content)))
        return _SUCCESS
