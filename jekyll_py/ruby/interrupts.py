"""The exceptions of signal handlers, such as that of Ctrl-C, while WebAssembly runs: raised once it has stopped.

Raised at once, one would be lost: where it meets the first or last steps of a function that WebAssembly calls, ctypes
prints it and goes on with a wrong result, which may crash the process. And while WebAssembly calls no function, Python
calls no handler: `store_ticks` lets it, many times a second.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import ParamSpec, TypeVar

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
_Handler = Callable[[int, FrameType | None], object]

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals whose handlers raise: Windows has no SIGHUP."""


class _Handlers:
    """The handlers of the main thread, the only one in which Python calls any, and what they have raised."""

    def __init__(self) -> None:
        self.is_holding = False
        """Whether WebAssembly runs, and no function of Python that it calls."""
        self.is_installed = False
        self.raised: BaseException | None = None
        """The first exception that was held back."""
        self._originals: dict[int, _Handler] = {}

    def install(self) -> None:
        """Replace the handlers, but for signals that are ignored or end the process at once."""
        self.is_installed = True
        for number in _SIGNALS:
            original = signal.getsignal(number)
            if callable(original) and original != self._handle:
                self._originals[number] = original
                signal.signal(number, self._handle)

    def remove(self) -> None:
        """Put the original handlers back. One of them may end this: a handler that is left acts as the original."""
        self.is_holding = self.is_installed = False
        for number, original in self._originals.items():
            signal.signal(number, original)

    def raise_held(self) -> None:
        """Raise what was held back, if anything was."""
        raised, self.raised = self.raised, None
        if raised is not None:
            raise raised

    def _handle(self, number: int, frame: FrameType | None) -> None:
        try:
            self._originals[number](number, frame)
        except BaseException as error:
            if not self.is_holding:
                self.is_holding = self.is_installed  # a second one must not meet the way of this one to WebAssembly
                raise
            self.raised = self.raised or error


_HANDLERS = _Handlers()
_STOPPING: set[threading.Thread] = set()


@contextmanager
def held() -> Iterator[None]:
    """Hold back the exceptions of signal handlers in the block, in which WebAssembly runs; it may be in another one.

    Raises:
        BaseException: that of a handler, at the end of the block.
    """
    if not _is_main():
        yield
        return
    is_outermost, was_holding = not _HANDLERS.is_installed, _HANDLERS.is_holding
    try:
        _HANDLERS.is_holding = True
        if is_outermost:
            _HANDLERS.install()
        yield
    finally:
        if is_outermost:
            _HANDLERS.remove()
        _HANDLERS.is_holding = was_holding and not is_outermost
        _HANDLERS.raise_held()


def interruptible(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """A function for WebAssembly to call, in which handlers of signals may raise as usual, as it can take long."""

    def call(*arguments: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        if not _is_main():
            return function(*arguments, **named)
        try:
            _HANDLERS.is_holding = False
            _HANDLERS.raise_held()
            return function(*arguments, **named)
        finally:
            _HANDLERS.is_holding = True

    return call


@contextmanager
def stopping(thread: threading.Thread) -> Iterator[None]:
    """Have the WebAssembly that a thread runs stop while the block runs, in which the thread is waited for."""
    _STOPPING.add(thread)
    try:
        yield
    finally:
        _STOPPING.discard(thread)


def must_stop() -> bool:
    """Whether the WebAssembly of this thread has to stop."""
    return threading.current_thread() in _STOPPING or (_HANDLERS.raised is not None and _is_main())


def _is_main() -> bool:
    return threading.get_ident() == threading.main_thread().ident
