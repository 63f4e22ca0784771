"""Wasmtime's own functions of WASI, for those that replace them here and go on to them.

They take the memory from the instance that calls them. So a small module stands between: it exports the memory of Ruby
as its own, and calls them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import wasmtime

from .fast_calls import number, with_known_type
from .wasi_overrides import MODULE


class OriginalWasi:
    """Some of the functions for one interpreter.

    Args:
        linker: has wasmtime's functions, not yet replaced.
        store: the store of the interpreter.
        names: those of the functions.
    """

    def __init__(self, linker: wasmtime.Linker, store: wasmtime.Store, names: Sequence[str]) -> None:
        self._store = store
        self._originals = {name: _function(linker.get(store, MODULE, name)) for name in names}
        self._forward: Mapping[str, wasmtime.Func] = {}
        self._fast: Mapping[str, Callable[..., int]] = {}
        """Those that take numbers of 32 bits only."""

    def forward_to(self, ruby: wasmtime.Instance) -> None:
        """Make the module between, now that Ruby has a memory."""
        types = {name: each.type(self._store) for name, each in self._originals.items()}
        module = wasmtime.Module(self._store.engine, _text_of(types))
        memory = ruby.exports(self._store)["memory"]
        between = wasmtime.Instance(self._store, module, [memory, *self._originals.values()]).exports(self._store)
        self._forward = {name: _function(between[name]) for name in self._originals}
        of_numbers = (name for name, kind in types.items() if set(map(str, kind.params)) == {"i32"})
        self._fast = {name: with_known_type(_function(between[name]), self._store) for name in of_numbers}

    def function(self, name: str) -> wasmtime.Func:
        """One of the functions, for another module to call."""
        return self._forward[name]

    def call(self, name: str, *arguments: int) -> int:
        """Call one of the functions; gives its error number, 0 for success."""
        fast = self._fast.get(name)
        if fast is not None:
            return fast(self._store, *map(number, arguments))
        result: int = self._forward[name](self._store, *arguments)
        return result


def _function(found: object) -> wasmtime.Func:
    assert isinstance(found, wasmtime.Func)
    return found


def _text_of(types: Mapping[str, wasmtime.FuncType]) -> str:
    """The module between, as text."""
    imports, exports = [], []
    for name, kind in types.items():
        parameters = " ".join(map(str, kind.params))
        gets = "".join(f"local.get {number} " for number in range(len(kind.params)))
        imports.append(f'(import "wasi" "{name}" (func ${name} (param {parameters}) (result i32)))')
        exports.append(f'(func (export "{name}") (param {parameters}) (result i32) {gets} call ${name})')
    return f'(module (import "ruby" "memory" (memory 0)) (export "memory" (memory 0)) {" ".join(imports + exports)})'
