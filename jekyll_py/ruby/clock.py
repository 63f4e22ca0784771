"""The clock of Ruby: only the time of day, which is observed, is asked by way of Python.

Ruby itself looks at another clock again and again: 270,000 times in a build with jekyll-scholar, where calls into
Python and back took two fifths of the CPU time. So a small module stands between, which calls wasmtime's own function
for every other clock. That begins at 0 in each interpreter; one that goes on from a snapshot adds what it was there, so
that a time which was kept before lies in the past.

Numbers of clocks: https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
"""

from __future__ import annotations

import wasmtime

from .observed_wasi import CLOCK
from .wasi_overrides import MODULE

_BETWEEN = """
(module
  (type $clock (func (param i32 i64 i32) (result i32)))
  (import "python" "clock" (func $observed (type $clock)))
  (table (export "original") 1 funcref)
  (func (export "clock") (type $clock)
    local.get 0 local.get 1 local.get 2
    local.get 0 i32.eqz
    (if (param i32 i64 i32) (result i32)
      (then call $observed)
      (else i32.const 0 call_indirect (type $clock)))))
"""
_GOING_ON = """
(module
  (type $clock (func (param i32 i64 i32) (result i32)))
  (import "ruby" "memory" (memory 0))
  (import "wasmtime" "clock" (func $clock (type $clock)))
  (func (export "clock") (type $clock)
    (call $clock (local.get 0) (local.get 1) (local.get 2))
    (i64.store (local.get 2) (i64.add (i64.load (local.get 2)) (i64.const %d)))))
"""
"""An error leaves the number that it finds there without a meaning, so that this may be added too."""


class Clock:
    """Replaces the function ``clock_time_get`` for one interpreter.

    Args:
        linker: has Python's function.
        store: the store of the interpreter.
    """

    def __init__(self, linker: wasmtime.Linker, store: wasmtime.Store) -> None:
        module = wasmtime.Module(store.engine, _BETWEEN)
        exports = wasmtime.Instance(store, module, [linker.get(store, MODULE, CLOCK)]).exports(store)
        linker.define(store, MODULE, CLOCK, exports["clock"])
        self._store = store
        self._original = exports["original"]

    def forward_to(self, original: wasmtime.Func, memory: wasmtime.Memory, before: int) -> None:
        """Take wasmtime's function for the other clocks, now that Ruby has the memory that it writes to.

        Args:
            original: the function.
            memory: the memory.
            before: the nanoseconds that have passed when the interpreter begins.
        """
        assert isinstance(self._original, wasmtime.Table)
        if before:
            module = wasmtime.Module(self._store.engine, _GOING_ON % before)
            exports = wasmtime.Instance(self._store, module, [memory, original]).exports(self._store)
            going_on = exports["clock"]
            assert isinstance(going_on, wasmtime.Func)
            original = going_on
        self._original.set(self._store, 0, original)
