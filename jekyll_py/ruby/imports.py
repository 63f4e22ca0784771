"""The functions of Python that a running module calls."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .errors import SandboxError
from .wasi_overrides import MODULE as WASI

if TYPE_CHECKING:
    from wasmtime import Linker, Module

Import = Callable[..., int | None]
"""A function of Python with the numbers of WebAssembly as arguments and result."""


class Imports:
    """Functions for the imports of one module; who runs the module holds this object.

    Wasmtime holds what it may call until the store is closed, out of sight of Python's garbage collector. So it gets
    functions that find the real ones here, through a weak reference: an interpreter that is dropped can be collected.

    Args:
        wasi: the functions in place of those of WASI, by name.
        host: the others; a module that calls one that is not here is stopped.
    """

    def __init__(self, wasi: Mapping[str, Import], host: Mapping[str, Import]) -> None:
        self._wasi = wasi
        self._host = host

    def define(self, linker: Linker, module: Module) -> None:
        """Give a module its functions, in a linker that already has those of WASI."""
        from wasmtime import FuncType

        linker.allow_shadowing = True
        for each in module.imports:
            module_name, full_name = each.module, str(each.name)
            name = full_name.partition(":")[0]  # the rest is the type
            if isinstance(each.type, FuncType) and (module_name != WASI or name in self._wasi):
                linker.define_func(module_name, full_name, each.type, self._weakly(module_name == WASI, name))

    def _weakly(self, is_wasi: bool, name: str) -> Import:
        own = weakref.proxy(self)
        if is_wasi:
            return lambda *numbers: own._wasi[name](*numbers)
        return (lambda *numbers: own._host[name](*numbers)) if name in self._host else _refusing(name)


def _refusing(name: str) -> Import:
    def refuse(*_: object) -> int:
        raise SandboxError(f"the module called {name}, which is not there")

    return refuse
