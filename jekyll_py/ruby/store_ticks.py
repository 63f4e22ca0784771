"""A look at each tick of the epoch clock, whether the code of a store may go on.

Wasmtime's package for Python does not offer this, only the function of C that it is made of:
https://docs.wasmtime.dev/c-api/store_8h.html (``wasmtime_store_epoch_deadline_callback``)
"""

from __future__ import annotations

import ctypes
from itertools import count
from typing import Any, Protocol
from weakref import WeakValueDictionary

import wasmtime
from wasmtime import _ffi as ffi

_NUMBERS = count(1)
_GO_ON = 0
"""The kind of answer after which the code runs on, and the address that says that there is no error."""
_TICK = ctypes.CFUNCTYPE(
    ctypes.c_size_t,
    ctypes.POINTER(ffi.wasmtime_context_t),
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_uint64),
    ctypes.POINTER(ctypes.c_uint8),
)
_NO_FINALIZER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)()


class Stoppable(Protocol):
    """The owner of a store."""

    def must_stop(self) -> bool:
        """Whether the code that runs in the store must stop; asked in the thread that runs it, and raises nothing."""


_OWNERS: WeakValueDictionary[int, Stoppable] = WeakValueDictionary()
"""The owners by their numbers: wasmtime holds what it may call out of sight of Python's garbage collector."""


def ask_at_ticks(store: wasmtime.Store, owner: Stoppable) -> None:
    """Stop code that runs in a store with a `wasmtime.WasmtimeError` at the first tick at which it must.

    Args:
        store: the store.
        owner: is asked; the store does not keep it.
    """
    number = next(_NUMBERS)
    _OWNERS[number] = owner
    ffi.wasmtime_store_epoch_deadline_callback(store.ptr(), _tick, number, _NO_FINALIZER)
    store.set_epoch_deadline(1)


def _answer(_context: Any, number: int, ticks_to_next: Any, kind: Any) -> int:
    """Answer wasmtime: the address of an error, which it frees, or none."""
    ticks_to_next[0], kind[0] = 1, _GO_ON
    owner = _OWNERS.get(number)
    if owner is not None and not owner.must_stop():
        return _GO_ON
    error: int = ctypes.cast(ffi.wasmtime_error_new(b"stopped"), ctypes.c_void_p).value or _GO_ON
    return error


_tick = _TICK(_answer)
