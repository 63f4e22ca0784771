"""The clock by which wasmtime stops Ruby code: at each tick, that which runs is asked whether it may go on."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

THREAD = "jekyll-py-ruby-clock"
"""The name of its thread."""
_TICK = 0.05
"""Seconds between two ticks, after which code stops at the latest."""


class Engine(Protocol):
    """The part of wasmtime's engine that counts."""

    def increment_epoch(self) -> None:
        """Count one tick."""


class EpochClock:
    """Counts the ticks of an engine while Ruby code runs; its thread sleeps otherwise.

    Args:
        engine: the engine, which all interpreters of this process share.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._begin()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin)

    def _begin(self) -> None:
        """Begin in this process: a fork leaves the thread behind."""
        self._lock = threading.Lock()
        self._running = 0
        self._is_needed = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count while the block runs."""
        with self._lock:
            self._running += 1
            self._is_needed.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._count, name=THREAD, daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
                if not self._running:
                    self._is_needed.clear()

    def _count(self) -> None:
        tick = threading.Event()
        while self._is_needed.wait():
            tick.wait(_TICK)
            self._engine.increment_epoch()
