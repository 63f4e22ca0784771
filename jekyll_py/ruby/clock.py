"""The clock of Ruby: only the time of day, which is observed, is asked by way of Python.

Ruby itself looks at another clock again and again: 270,000 times in a build with jekyll-scholar, where calls into
Python and back took two fifths of the CPU time. So a small module stands between, which calls wasmtime's own function
for every other clock.

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

    def forward_to(self, original: wasmtime.Func) -> None:
        """Take wasmtime's function for the other clocks, now that Ruby has the memory that it writes to."""
        assert isinstance(self._original, wasmtime.Table)
        self._original.set(self._store, 0, original)
