"""The changes of one save, or of several close together, and when they are over."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

QUIET = 0.010
"""Seconds without a change after which a save is over."""

WRITING = 0.250
"""The same while a file is still open for writing: read now, it would be empty or cut."""

MISSING = 0.050
"""The same while a file has vanished: some editors delete or rename it first, then write it anew."""


LONGEST = 1.0
"""Seconds after the first change that are waited at most: some program may write for ever."""

IDLE = 1.0
"""Seconds to wait when nothing has changed. On Windows, Ctrl-C cannot end a wait without an end."""


class Change(Enum):
    """What happened to a path."""

    APPEARED = "appeared"
    """Made, or moved here in one piece."""
    WRITTEN = "written"
    """Written to, perhaps not for the last time."""
    CLOSED = "closed"
    """Closed after writing."""
    VANISHED = "vanished"


class Batch:
    """Changes since the last build.

    Args:
        sees_closing: whether the system tells when a file is closed; without that no one can wait for it.
    """

    def __init__(self, *, sees_closing: bool) -> None:
        self._sees_closing = sees_closing
        self._first: dict[Path, Change] = {}
        self._writing: set[Path] = set()
        self._missing: set[Path] = set()
        self._replaced: set[Path] = set()
        self._begun = self._last = 0.0

    def add(self, path: Path, change: Change, now: float) -> None:
        """Note that ``path`` changed at the time ``now``, in seconds."""
        self._begun = self._begun if self._first else now
        self._last = now
        self._first.setdefault(path, change)
        if change is Change.APPEARED:
            self._replaced.add(path)
        _keep(self._writing, path, change is Change.WRITTEN and self._sees_closing)
        _keep(self._missing, path, change is Change.VANISHED and self._first[path] is not Change.APPEARED)

    def remaining(self, now: float) -> float:
        """Seconds until the changes count as over if no other comes; 0 when they are."""
        if not self._first:
            return IDLE
        pause = WRITING if self._writing else MISSING if self._missing else QUIET
        return max(0.0, min(self._last + pause, self._begun + LONGEST) - now)

    @property
    def paths(self) -> frozenset[Path]:
        """What changed, without files that came and went, as the temporary files of editors do."""
        return frozenset(
            path for path, first in self._first.items() if first is not Change.APPEARED or os.path.lexists(path)
        )

    @property
    def replaced(self) -> frozenset[Path]:
        """What is there now and was not there, or was something else, before."""
        return frozenset(self._replaced)


def _keep(paths: set[Path], path: Path, wanted: bool) -> None:
    if wanted:
        paths.add(path)
    else:
        paths.discard(path)
