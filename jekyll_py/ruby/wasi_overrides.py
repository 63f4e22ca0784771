"""Functions of WASI that replace wasmtime's: waiting ends in time, and no links can be made.

Wasmtime waits in the kernel, where no deadline reaches it. A link would outlive the sandbox: Ruby cannot follow one out
of its folders, but what reads its output afterwards can.

Layouts and numbers: https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..lazy.tuples import NamedTuple
from .host_interface import Memory

MODULE = "wasi_snapshot_preview1"
_SUCCESS, _INVALID, _NOT_PERMITTED = 0, 28, 63
_SUBSCRIPTION = struct.Struct("<QB7xI4xQQH6x")
_EVENT = struct.Struct("<QHB21x")
_COUNT = struct.Struct("<I")
_CLOCK = 0
_REAL_TIME = 0
_IS_ABSOLUTE = 1


class _Subscription(NamedTuple):
    """A clock or a file that is waited for."""

    user_data: int
    kind: int
    clock: int
    timeout: int
    """In nanoseconds."""
    precision: int
    flags: int

    def seconds(self) -> float:
        """The time until it is ready; files always are, and Ruby itself never names a time of another clock."""
        if self.kind != _CLOCK:
            return 0
        if not self.flags & _IS_ABSOLUTE:
            return self.timeout / 1e9
        return max(self.timeout / 1e9 - time.time(), 0) if self.clock == _REAL_TIME else 0


class WasiOverrides:
    """The functions for one interpreter.

    Args:
        memory: the memory of the module.
        wait: waits for some seconds, or until the running call has to end.
    """

    def __init__(self, memory: Memory, wait: Callable[[float], None]) -> None:
        self._memory = memory
        self._wait = wait

    def functions(self) -> Mapping[str, Callable[..., int]]:
        """The functions by their names in WASI."""
        return {"poll_oneoff": self.poll_oneoff, "path_link": _refuse, "path_symlink": _refuse}

    def poll_oneoff(self, subscriptions: int, events: int, count: int, result: int) -> int:
        """Wait until one of the subscriptions is ready, or until the call ends; write an event for each that is."""
        if not count:
            return _INVALID
        ready = self._ready(list(self._read(subscriptions, count)))
        self._memory.write(events, b"".join(_EVENT.pack(each.user_data, _SUCCESS, each.kind) for each in ready))
        self._memory.write(result, _COUNT.pack(len(ready)))
        return _SUCCESS

    def _read(self, address: int, count: int) -> Iterator[_Subscription]:
        content = self._memory.read(address, count * _SUBSCRIPTION.size)
        return map(_Subscription._make, _SUBSCRIPTION.iter_unpack(content))

    def _ready(self, subscriptions: Sequence[_Subscription]) -> list[_Subscription]:
        delays = [each.seconds() for each in subscriptions]
        first = min(delays)
        if first:
            self._wait(first)
        return [each for each, delay in zip(subscriptions, delays, strict=True) if delay <= first]


def _refuse(*_: int) -> int:
    return _NOT_PERMITTED
