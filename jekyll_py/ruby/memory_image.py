"""The memory of a running module, as far as it differs from that of a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import wasmtime

from ..lazy.tuples import NamedTuple
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
    now = _view(memory, store)
    with _fresh(ruby) as fresh:
        runs = tuple(_runs(_changed_pages(fresh, now)))
    return MemoryImage(len(now), runs, b"".join(now[start : start + length] for start, length in runs))


@contextmanager
def _fresh(ruby: CompiledModule) -> Iterator[memoryview]:
    """The memory of a new instance, while the block runs."""
    store, linker = wasmtime.Store(ruby.engine), wasmtime.Linker(ruby.engine)
    store.set_epoch_deadline(1 << 32)
    linker.define_unknown_imports_as_traps(ruby.module)
    exports = linker.instantiate(store, ruby.module).exports(store)
    try:
        yield _view(exports["memory"], store)
    finally:
        store.close()


def _view(memory: object, store: wasmtime.Store) -> memoryview:
    assert isinstance(memory, wasmtime.Memory)
    return memoryview(memory.get_buffer_ptr(store)).cast("B")


def _runs(pages: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring pages together: the first address of each run, and its length."""
    start, end = 0, 0
    for page in pages:
        if page != end:
            if end:
                yield start, end - start
            start = page
        end = page + _PAGE
    if end:
        yield start, end - start


def _changed_pages(fresh: memoryview, now: memoryview) -> Iterator[int]:
    """The addresses of pages that are others; a memory grows by zeros."""
    for block in range(0, len(now), _BLOCK):
        new = bytes(now[block : block + _BLOCK])  # views are compared number by number, bytes at once
        old = bytes(fresh[block : block + _BLOCK]).ljust(len(new), b"\0")
        if new != old:
            pages = range(0, len(new), _PAGE)
            yield from (block + page for page in pages if new[page : page + _PAGE] != old[page : page + _PAGE])
