"""The threads in which wasmtime does what WASI asks of files, in a forked process, where they are missing.

A fork leaves all threads but one behind. Wasmtime, which gives each look at a file to a thread that waits for work,
counts on some that are gone. A thread is started anew only when none is counted on any more. So threads of Python look
at a file, each of which waits for one that is gone, until a new one takes up the work of all.

Wasmtime may lose count again when its thread has ended after ten seconds without work. So another look follows now and
then as long as the process lasts.
"""

from __future__ import annotations

import threading
import time

import wasmtime

from .forks import note_copy

_LOOK = """
(module
  (import "wasi_snapshot_preview1" "path_filestat_get" (func $status (param i32 i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) ".")
  (func (export "look") (call $status (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)) drop))
"""
_FIRST, _LATER = 0.02, 1.0
"""Seconds between two looks, until one has succeeded and afterwards."""
_PATIENCE = 10.0
"""Seconds after which there is no hope."""
_FAR = 2**40
"""Ticks of the clock that never come."""


class FileThreads:
    """Starts such threads in a forked process. It is made before the fork, as compiling needs threads, too.

    Args:
        engine: the engine of the module that looks at files.
        folder: a folder that there is.
    """

    def __init__(self, engine: wasmtime.Engine, folder: str) -> None:
        self._engine = engine
        self._folder = folder
        self._module = wasmtime.Module(engine, _LOOK)
        self._are_there = threading.Event()

    def start(self) -> bool:
        """Start them in a forked process; False if that fails, and each look at a file would wait for ever."""
        note_copy()
        self._are_there = threading.Event()
        end = time.monotonic() + _PATIENCE
        while not self._are_there.is_set() and time.monotonic() < end:
            self._look_beside()
            self._are_there.wait(_FIRST)
        if self._are_there.is_set():
            threading.Thread(target=self._keep, daemon=True).start()
        return self._are_there.is_set()

    def _keep(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(_LATER)
            self._look_beside()

    def _look_beside(self) -> None:
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        store = wasmtime.Store(self._engine)
        seen = wasmtime.WasiConfig()
        seen.preopen_dir(self._folder, "/")
        store.set_wasi(seen)
        store.set_epoch_deadline(_FAR)
        linker = wasmtime.Linker(self._engine)
        linker.define_wasi()
        look = linker.instantiate(store, self._module).exports(store)["look"]
        assert isinstance(look, wasmtime.Func)
        look(store)
        self._are_there.set()
