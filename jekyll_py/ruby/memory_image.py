"""The memory of a running module, as far as it differs from that of a new one."""

from __future__ import annotations

from collections.abc import Iterator

import wasmtime

from ..lazy_tuples import NamedTuple
from .compiled_module import CompiledModule

_BLOCK, _PAGE = 1 << 16, 1 << 12
"""The steps in which memories are compared: large ones first. A memory grows by the large one."""


class MemoryImage(NamedTuple):
    """The bytes that differ."""

    size: int
    """The length of the memory."""
    runs: tuple[tuple[int, int], ...]
    """Where bytes differ: each first address, and how many follow from there."""
    content: bytes
    """The bytes of all runs."""

    def fill(self, memory: wasmtime.Memory, store: wasmtime.Store) -> None:
        """Make the memory of a new instance like the one that this was taken of.

        Raises:
            wasmtime.WasmtimeError: the memory may not become so large.
        """
        memory.grow(store, (self.size - memory.data_len(store)) // _BLOCK)
        target, content, place = _view(memory, store), memoryview(self.content), 0
        for start, length in self.runs:
            target[start : start + length] = content[place : place + length]
            place += length


def image_of(ruby: CompiledModule, memory: wasmtime.Memory, store: wasmtime.Store) -> MemoryImage:
    """The image of a memory.

    Args:
        ruby: the module.
        memory: the memory of an instance of it.
        store: has the instance.
    """
    now, fresh = bytes(_view(memory, store)), _fresh(ruby)
    runs = tuple(_runs(fresh, now))
    return MemoryImage(len(now), runs, b"".join(now[start : start + length] for start, length in runs))


def _fresh(ruby: CompiledModule) -> bytes:
    """The memory of a new instance."""
    store, linker = wasmtime.Store(ruby.engine), wasmtime.Linker(ruby.engine)
    store.set_epoch_deadline(1 << 32)
    linker.define_unknown_imports_as_traps(ruby.module)
    exports = linker.instantiate(store, ruby.module).exports(store)
    try:
        return bytes(_view(exports["memory"], store))
    finally:
        store.close()


def _view(memory: object, store: wasmtime.Store) -> memoryview:
    assert isinstance(memory, wasmtime.Memory)
    return memoryview(memory.get_buffer_ptr(store)).cast("B")


def _runs(fresh: bytes, now: bytes) -> Iterator[tuple[int, int]]:
    start, end = 0, 0
    for page in _changed_pages(fresh, now):
        if page != end:
            if end:
                yield start, end - start
            start = page
        end = page + _PAGE
    if end:
        yield start, end - start


def _changed_pages(fresh: bytes, now: bytes) -> Iterator[int]:
    old = fresh + bytes(len(now) - len(fresh))
    for block in range(0, len(now), _BLOCK):
        if now[block : block + _BLOCK] != old[block : block + _BLOCK]:
            pages = range(block, block + _BLOCK, _PAGE)
            yield from (page for page in pages if now[page : page + _PAGE] != old[page : page + _PAGE])
