"""An instance of Ruby's module: its functions, its memory, and the values that it gives handles of."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import wasmtime

from ..lazy.tuples import NamedTuple
from .clock import Clock
from .errors import SandboxError
from .fast_calls import number, with_known_type
from .host_interface import HostInterface
from .imports import Imports
from .interrupts import interruptible
from .memory_image import MemoryImage, image_of
from .observed_wasi import CLOCK, OBSERVED, ObservedWasi, Observer
from .original_wasi import OriginalWasi
from .output import WRITE, Output
from .running_module import RunningModule
from .wasi_overrides import WasiOverrides

_RESULT = struct.Struct("<Ii")
"""A handle, and the state in which Ruby has ended: 0 without an exception."""


class Method(NamedTuple):
    """A method of a Ruby object."""

    receiver: int
    """The handle of the object."""
    name: int
    """The number of the name in Ruby."""


class Instance:
    """An instance of the module; its code may be called in a block of `RunningModule.running`.

    Args:
        running: the store of the module.
        memory: the most bytes of its memory.
    """

    def __init__(self, running: RunningModule, memory: int) -> None:
        self._running = running
        self._store = running.store
        self._most = memory
        self._exports: dict[str, Any] = {}

    def link(self, host: HostInterface, folders: Sequence[str], observe: Observer, clock: int) -> None:
        """Make the instance, and give it the functions that it imports.

        Args:
            host: answers Ruby.
            folders: the names of the folders that it sees.
            observe: told what it looks at outside its memory.
            clock: the nanoseconds that have passed when it begins.
        """
        compiled, store = self._running.compiled, self._store
        linker = wasmtime.Linker(compiled.engine)
        linker.define_wasi()
        original = OriginalWasi(linker, store, (*OBSERVED, WRITE))
        replacing = (
            WasiOverrides(self, interruptible(self._running.wait)),
            ObservedWasi(original, self, folders, observe),
            Output(original, self, observe),
        )
        wasi = {name: function for each in replacing for name, function in each.functions().items()}
        self._imports = Imports(wasi, host.functions())
        self._imports.define(linker, compiled.module)
        clocks = Clock(linker, store)
        instance = linker.instantiate(store, compiled.module)
        original.forward_to(instance)
        exports, names = instance.exports(store), [each.name for each in compiled.module.exports]
        memory = exports["memory"]
        assert isinstance(memory, wasmtime.Memory)
        clocks.forward_to(original.function(CLOCK), memory, clock)
        self._exports = {name.partition(":")[0]: with_known_type(exports[name], store) for name in names}

    def export(self, name: str, *arguments: int) -> Any:
        """Call a function of the module."""
        return self._exports[name](self._store, *map(number, arguments))

    # Values of Ruby

    def run(self, code: str) -> None:
        """Evaluate code that reports its errors itself; another error breaks the interpreter."""
        self.drop(self.value_of(code))

    def call(self, method: Method) -> None:
        """Call a method without arguments.

        Raises:
            SandboxError: it has raised an exception.
        """
        self.drop(self._handle(self.export("rb-funcallv-protect", *method, 0, 0)))

    def method(self, receiver: str, name: str) -> Method:
        """A method of a Ruby object.

        Args:
            receiver: Ruby code that gives the object.
            name: the name of the method.
        """
        return Method(self.value_of(receiver), self.export("rb-intern", *self.put_text(name)))

    def value_of(self, code: str) -> int:
        """The handle of the value of code."""
        return self._handle(self.export("rb-eval-string-protect", *self.put_text(code)))

    def drop(self, handle: int) -> None:
        """Let Ruby collect a value."""
        self.export("canonical_abi_drop_rb-abi-value", handle)

    def _handle(self, result: int) -> int:
        """The handle in a result, unless Ruby has raised."""
        handle, state = _RESULT.unpack(self.read(result, _RESULT.size))
        if state:
            self.drop(handle)
            self.export("rb-clear-errinfo")
            raise self.out_of_memory() or SandboxError(f"Ruby stopped with state {state}")
        return int(handle)

    # The memory (`host_interface.Memory`)

    def out_of_memory(self) -> SandboxError | None:
        """The error for a memory that is full but for a quarter, the step in which it grows; None for another."""
        is_full = self.memory_size > self._most - self._most // 4
        return SandboxError(f"Ruby code needs more than its {self._most >> 20} MB of memory") if is_full else None

    @property
    def memory_size(self) -> int:
        """Its length in bytes, which never becomes less."""
        size: int = self._exports["memory"].data_len(self._store)
        return size

    def read(self, address: int, length: int) -> bytes:
        """The bytes at an address."""
        return bytes(self._exports["memory"].read(self._store, address, address + length))

    def write(self, address: int, content: bytes) -> None:
        """Write to an address."""
        self._exports["memory"].write(self._store, content, address)

    def put(self, content: bytes) -> int:
        """Copy bytes to new memory, which the module frees, and give their address."""
        address: int = self.export("cabi_realloc", 0, 0, 4, max(len(content), 1))
        self.write(address, content)
        return address

    def put_text(self, text: str) -> tuple[int, int]:
        """The address of a text that is copied to new memory, and its length in bytes."""
        content = text.encode("utf-8", "surrogateescape") + b"\0"
        return self.put(content), len(content) - 1

    def image(self) -> MemoryImage:
        """The memory as it is now."""
        return image_of(self._running.compiled, self._exports["memory"], self._store)

    def fill(self, image: MemoryImage) -> None:
        """Give the memory the bytes of an image, of an instance of the same module."""
        image.fill(self._exports["memory"], self._store)
