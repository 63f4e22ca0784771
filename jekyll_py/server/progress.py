"""The progress of a running build, for open pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..lazy.tuples import NamedTuple

QUIET = 0.4
"""Seconds before a page says that a build is running."""
STEP = 0.2
"""Seconds between two reports."""


class Progress(NamedTuple):
    """The progress of a build."""

    done: int = 0
    """The number of items that are rendered or known to be up to date."""
    total: int = 0
    """That of all items; 0 while the site is read."""
    path: str = ""
    """The source of the item that is being rendered."""


class ProgressReports:
    """Reports how far builds are, in a thread of its own, because a build can be at one item for long.

    Args:
        publish: takes the reports of builds that take a while.
    """

    def __init__(self, publish: Callable[[Progress], None]) -> None:
        self._publish = publish
        self._lock = threading.Lock()
        self._progress = Progress()

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """A context in which one build runs. No report is published after it."""
        self._progress, ended = Progress(), threading.Event()
        threading.Thread(target=self._report, args=(ended,), name="progress", daemon=True).start()
        try:
            yield
        finally:
            with self._lock:
                ended.set()

    def note(self, progress: Progress) -> None:
        """Take how far the build is."""
        self._progress = progress

    def _report(self, ended: threading.Event) -> None:
        reported, pause = None, QUIET
        while not ended.wait(pause):
            pause = STEP
            with self._lock:
                if self._progress != reported and not ended.is_set():
                    reported = self._progress
                    self._publish(reported)
