"""Files that change during every build, such as those that a plugin writes: each build would bring about the next."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

_TOLERATED = 3
"""So many builds in a row may have no other reason: a save while the site is built is one, too."""

_TICK = 10_000_000
"""Nanoseconds by which the times of files may lag behind the clock: kernels read it once in so many."""


class Recurring:
    """Tells how long to wait before the next build; a save that no build can have made is never delayed."""

    def __init__(self) -> None:
        self._began = self._ended = 0
        self._count = 0

    def begin(self) -> None:
        """A build begins."""
        self._began = time.time_ns()

    def end(self) -> None:
        """It has ended."""
        self._ended = time.time_ns()

    @property
    def is_noticed(self) -> bool:
        """Whether builds have just begun to be delayed."""
        return self._count == _TOLERATED + 1

    def pause(self, changed: Iterable[Path]) -> float:
        """Seconds to wait, twice as many each time, where all of these files were changed during the last build."""
        self._count = self._count + 1 if all(map(self._is_of_build, changed)) else 0
        return 2.0 ** (self._count - _TOLERATED) if self._count > _TOLERATED else 0.0

    def _is_of_build(self, path: Path) -> bool:
        try:
            return self._began - _TICK <= os.lstat(path).st_ctime_ns <= self._ended
        except OSError:
            return False
