"""A batch of file changes that belong to one save, or to one checkout, and the time to wait until it is complete."""

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

CHECKOUT = 0.200
"""Seconds to wait instead while many files have changed one after the other, as in a checkout: more are to come."""

FEW = 8
"""The most files of a site that one save changes: some editors write copies and files of their own beside it."""

LATELY = 1.0
"""Seconds in which the changes of more files are those of a checkout."""

LONGEST = 1.0
"""Seconds after the first change after which a batch is complete in any case."""

LONGEST_CHECKOUT = 10.0
"""The same for a checkout."""

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


class LatestChanges:
    """The files of the site that have changed lately, whether they were built since or not."""

    def __init__(self) -> None:
        self._times: dict[Path, float] = {}
        """The time of the last change of each file, the earliest first."""

    def add(self, path: Path, now: float) -> None:
        """Add a change at the time ``now``."""
        self._times.pop(path, None)
        self._times[path] = now
        while now - next(iter(self._times.values())) > LATELY:
            del self._times[next(iter(self._times))]

    @property
    def are_many(self) -> bool:
        """Whether at the time of the last one there were more than one save changes."""
        return len(self._times) > FEW


class ChangeBatch:
    """The changes since the last build.

    Args:
        latest: the changes before and in the batch.
        sees_closing: whether the system reports that a written file was closed (Linux only).
    """

    def __init__(self, latest: LatestChanges, *, sees_closing: bool) -> None:
        self._latest = latest
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
        longest = LONGEST
        if self._latest.are_many:
            pause, longest = max(pause, CHECKOUT), LONGEST_CHECKOUT
        return max(0.0, min(self._last + pause, self._begun + longest) - now)

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
