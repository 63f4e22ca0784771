"""A batch of file changes that belong to one save, and the time to wait until it is complete."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

QUIET = 0.010
"""Seconds without a change after which a batch is complete."""

WRITING = 0.250
"""Seconds to wait instead while a file is open for writing, when it may be empty or cut."""

MISSING = 0.050
"""Seconds to wait instead while a file is deleted: some editors delete or rename it before they write it."""


LONGEST = 1.0
"""Seconds after the first change after which a batch is complete in any case."""

IDLE = 1.0
"""Seconds to wait while nothing changes. It is finite because on Windows Ctrl-C does not end an endless wait."""


class Change(Enum):
    """The kinds of change of a path."""

    APPEARED = "appeared"
    """Created, or moved here complete."""
    WRITTEN = "written"
    """Written to, and perhaps still open."""
    CLOSED = "closed"
    """Closed after writing."""
    VANISHED = "vanished"


class ChangeBatch:
    """The changes since the last build.

    Args:
        sees_closing: whether the system reports that a written file was closed (Linux only).
    """

    def __init__(self, *, sees_closing: bool) -> None:
        self._sees_closing = sees_closing
        self._first: dict[Path, Change] = {}
        self._writing: set[Path] = set()
        self._missing: set[Path] = set()
        self._replaced: set[Path] = set()
        self._begun = self._last = 0.0

    def add(self, path: Path, change: Change, now: float) -> None:
        """Add a change of ``path`` at the time ``now``, in seconds of a monotonic clock."""
        self._begun = self._begun if self._first else now
        self._last = now
        self._first.setdefault(path, change)
        if change is Change.APPEARED:
            self._replaced.add(path)
        _set_member(self._writing, path, change is Change.WRITTEN and self._sees_closing)
        _set_member(self._missing, path, change is Change.VANISHED and self._first[path] is not Change.APPEARED)

    def remaining(self, now: float) -> float:
        """Seconds until the batch is complete if no other change follows; 0 when it is."""
        if not self._first:
            return IDLE
        pause = WRITING if self._writing else MISSING if self._missing else QUIET
        return max(0.0, min(self._last + pause, self._begun + LONGEST) - now)

    @property
    def paths(self) -> frozenset[Path]:
        """The changed paths, without files that were created and deleted again, such as editors' temporary files."""
        return frozenset(
            path for path, first in self._first.items() if first is not Change.APPEARED or os.path.lexists(path)
        )

    @property
    def replaced(self) -> frozenset[Path]:
        """The paths that were created or replaced."""
        return frozenset(self._replaced)


def _set_member(paths: set[Path], path: Path, wanted: bool) -> None:
    if wanted:
        paths.add(path)
    else:
        paths.discard(path)
