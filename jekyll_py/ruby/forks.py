"""Whether this process is a copy of one that runs WebAssembly: a fork, which leaves all threads but one behind."""

from __future__ import annotations

import threading

from .errors import SandboxError

_IS_COPY = threading.Event()


def note_copy() -> None:
    """Note that this process is a copy."""
    _IS_COPY.set()


def check_can_start() -> None:
    """Look whether a module may be started here: that compiles code, which would wait for threads that are gone.

    Raises:
        SandboxError: this process is a copy.
    """
    if _IS_COPY.is_set():
        raise SandboxError("a worker starts no sandbox")
