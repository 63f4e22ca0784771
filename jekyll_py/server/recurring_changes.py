"""Detection of files that each build changes itself, such as those that a plugin writes: rebuilding would never end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

_TOLERATED = 3
"""The number of consecutive builds without another cause that are not delayed; a save during a build counts, too."""


_TICK = 10_000_000
"""Nanoseconds by which file times may lag behind the clock: kernels update their time once in such an interval."""


class RecurringChanges:
    """Computes the delay before the next build. Files saved between builds are never delayed."""

    def __init__(self) -> None:
        self._began = self._ended = 0
        self._count = 0

    def begin(self) -> None:
        """Record the start of a build."""
        self._began = time.time_ns()

    def end(self) -> None:
        """Record its end."""
        self._ended = time.time_ns()

    @property
    def is_noticed(self) -> bool:
        """Whether the delay has just begun, which is the time to warn."""
        return self._count == _TOLERATED + 1

    def pause(self, changed: Iterable[Path]) -> float:
        """Seconds to wait before the next build: doubled each time all changed files changed during the last build."""
        self._count = self._count + 1 if all(map(self._changed_in_build, changed)) else 0
        return 2.0 ** (self._count - _TOLERATED) if self._count > _TOLERATED else 0.0

    def _changed_in_build(self, path: Path) -> bool:
        try:
            return self._began - _TICK <= os.lstat(path).st_ctime_ns <= self._ended
        except OSError:
            return False
