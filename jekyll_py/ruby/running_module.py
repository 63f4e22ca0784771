"""A module that runs in this process, within bounds of memory and time."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import wasmtime

from ..lazy.tuples import NamedTuple
from .compiled_module import CompiledModule
from .errors import SandboxError
from .forks import check_can_start
from .interrupts import held, must_stop
from .store_ticks import ask_at_ticks

_MOMENT = 0.05
"""Seconds after which code that waits looks whether it must stop."""
_PATIENCE = 5.0
"""Seconds for which the end of a module waits for a function of Python that it calls."""


class RunningModule:
    """The store of a module: its memory, and the time that a call into it may take.

    It is closed when it is dropped, and at the latest when this process ends, as its threads must not outlive Python.
    What still runs then, in another thread, is stopped before: its memory must not be freed under it.

    Args:
        compiled: the module.
        memory: the most bytes of its memory.
        wasi: what it sees.

    Raises:
        SandboxError: this process is a worker.
    """

    def __init__(self, compiled: CompiledModule, memory: int, wasi: wasmtime.WasiConfig) -> None:
        check_can_start()
        self.compiled = compiled
        self.store = wasmtime.Store(compiled.engine)
        self.store.set_limits(memory_size=memory)
        self.store.set_wasi(wasi)
        self._end = 0.0
        self._use = _Use(threading.Lock(), threading.Event())
        ask_at_ticks(self.store, self)
        self._close = weakref.finalize(self, _close, self.store, self._use)

    @contextmanager
    def running(self, seconds: float) -> Iterator[None]:
        """Let code run for so long in the block, which is in no other such block.

        Raises:
            SandboxError: the module is closed.
            BaseException: that of a signal's handler, which has stopped the code.
        """
        with self._use.lock:
            if self.is_ended:
                raise SandboxError("the sandbox is closed")
            self._end = time.monotonic() + seconds
            with held(), self.compiled.clock.running():
                yield

    def must_stop(self) -> bool:
        """Whether the code that runs must stop."""
        return self.is_late or self.is_ended or must_stop()

    @property
    def is_late(self) -> bool:
        """Whether the time of the last call is over."""
        return time.monotonic() >= self._end

    @property
    def is_ended(self) -> bool:
        """Whether it is closed, or about to be."""
        return self._use.is_ended.is_set()

    def wait(self, seconds: float) -> None:
        """Wait so long, or until the code that runs must stop."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self.must_stop():
            self._use.is_ended.wait(min(left, _MOMENT))

    def close(self) -> None:
        """Stop what runs in other threads, and free the memory."""
        self._close()


class _Use(NamedTuple):
    """The use of a store."""

    lock: threading.Lock
    """Held while code runs."""
    is_ended: threading.Event
    """Set when none may run any more."""


def _close(store: wasmtime.Store, use: _Use) -> None:
    use.is_ended.set()
    if not use.lock.acquire(timeout=_PATIENCE):
        return  # a function of Python takes long; freed now, the memory would be missing when it comes back
    with held():  # wasmtime tells Python of each function that it forgets
        store.close()
    use.lock.release()
