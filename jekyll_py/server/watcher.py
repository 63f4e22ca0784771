"""Watches files with watchdog and returns the changes in batches."""

from __future__ import annotations

import math
import os
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

from .change_batch import Change, ChangeBatch, LatestChanges
from .scope import Ignore, WatchTarget, watch_targets

SECONDS_BETWEEN_POLLS = 0.5

CHANGES: dict[type[events.FileSystemEvent], Change] = {
    events.FileCreatedEvent: Change.APPEARED,
    events.FileModifiedEvent: Change.WRITTEN,
    events.FileClosedEvent: Change.CLOSED,
    events.FileDeletedEvent: Change.VANISHED,
    events.FileMovedEvent: Change.VANISHED,
    events.DirCreatedEvent: Change.APPEARED,
    events.DirDeletedEvent: Change.VANISHED,
    events.DirMovedEvent: Change.VANISHED,
}
"""The change that an event means. Other events, such as "opened", are not requested: builds cause thousands."""

_Folder = tuple[Path, bool]
"""A watched folder, and whether it is watched recursively."""

_Event = tuple[Path, Change] | None
"""A change as it arrives; None when the watcher is stopped."""
_Queue = SimpleQueue[_Event]


class Watcher:
    """Watches from its creation on; changes between calls of :meth:`wait` are kept for the next call.

    Args:
        paths: folders (with everything below) and single files.
        ignore: whether a path below a folder cannot matter; single files are never ignored.
        polling: compare the files every half second instead of using events (network drives, containers).
        warn: called with a message when the system cannot watch so many folders and polling is used instead.
    """

    def __init__(self, paths: Iterable[Path], ignore: Ignore, *, polling: bool, warn: Callable[[str], None]) -> None:
        self._queue: _Queue = SimpleQueue()
        self._arrived: deque[tuple[_Event, float]] = deque()
        """Changes that were taken from the queue and are still to be returned, with their times."""
        self._latest = LatestChanges()
        self._warn = warn
        self._polling = polling
        self._observer = _start_observer(polling)
        self._watches: dict[_Folder, tuple[ObservedWatch, _EventForwarder]] = {}
        self._paths: frozenset[Path] = frozenset()
        self._scheduling = Lock()
        """Held while the observer's watches change: a stopped observer has none, and must not be given any."""
        self.is_stopped = False
        self.watch(paths, ignore)

    def watch(self, paths: Iterable[Path], ignore: Ignore) -> None:
        """Replace the watched paths; paths that stay are watched without a gap."""
        known, self._paths, self._ignore = self._paths, frozenset(paths), ignore
        if self._paths != known:
            self._schedule(renewed=frozenset())

    def watch_also(self, paths: Iterable[Path]) -> None:
        """Watch more paths, single files or folders that need not exist yet."""
        self.watch(self._paths.union(paths), self._ignore)

    def wait(self, seconds: float = math.inf) -> frozenset[Path]:
        """Wait for the next complete batch of changes.

        Args:
            seconds: the longest time to wait for the first change.

        Returns:
            The changed paths as the site names them; empty when the watcher is stopped or the time is up.
        """
        deadline = time.monotonic() + seconds
        while (batch := self._next_batch(deadline)) is not None:
            changed = frozenset(filter(self._matters, batch.paths))
            # New folders are watched before the source is read, so that no later change is missed.
            renewed = frozenset(path for path in changed & batch.replaced if _has_targets_below(path))
            if renewed := renewed | (changed & self._paths - self._files()):
                self._schedule(renewed)
            if changed:
                return changed
        return frozenset()

    def has_changes(self) -> bool:
        """Whether the next :meth:`wait` has something to return. To be called in the thread that waits."""
        with suppress(Empty):
            while True:
                self._arrived.append((self._queue.get_nowait(), time.monotonic()))
        return any(event is None or self._matters(event[0]) for event, _ in self._arrived)

    def report(self, path: Path) -> None:
        """Take a file for changed that is as it was."""
        self._queue.put((path, Change.CLOSED))

    def stop(self) -> None:
        """Stop the threads and any :meth:`wait`. Afterwards nothing is watched, whatever is asked for."""
        self.is_stopped = True
        self._queue.put(None)
        with self._scheduling:
            self._observer.stop()
            self._observer.join()

    def _matters(self, path: Path) -> bool:
        return path in self._paths or not self._ignore(path)

    def _files(self) -> frozenset[Path]:
        """Watched paths that are files. Events of their folder report them; a deleted folder may be created again."""
        return frozenset(path for path in self._paths if path.is_file())

    def _next_batch(self, deadline: float) -> ChangeBatch | None:
        """The next complete batch; None when the watcher is stopped or the deadline passes without a change."""
        batch = ChangeBatch(self._latest, sees_closing=sys.platform == "linux" and not self._polling)
        while seconds := batch.remaining(time.monotonic()):
            if self.is_stopped:  # what woke this wait may have ended the one before
                return None
            try:
                event, moment = self._next_event(seconds)
            except Empty:
                if not batch.paths and time.monotonic() >= deadline:
                    return None
                continue
            if event is None:
                return None
            if self._matters(event[0]):  # builds write many files beside the site
                self._latest.add(event[0], moment)
            batch.add(*event, moment)
        return batch

    def _next_event(self, seconds: float) -> tuple[_Event, float]:
        """The next change and its time.

        Raises:
            Empty: none arrives within so many seconds.
        """
        if self._arrived:
            return self._arrived.popleft()
        return self._queue.get(timeout=seconds), time.monotonic()

    def _schedule(self, renewed: frozenset[Path]) -> None:
        """Make the observer watch the targets of the current paths.

        Folders in ``renewed`` are watched anew, because the system watches a folder, not its name.
        """
        with self._scheduling:
            if not self.is_stopped:
                self._change_watches(renewed)

    def _change_watches(self, renewed: frozenset[Path]) -> None:
        wanted: dict[_Folder, list[WatchTarget]] = defaultdict(list)
        for target in watch_targets(self._paths, self._ignore):
            wanted[target.folder, target.recursive].append(target)
        for folder in list(self._watches):
            if folder not in wanted or any(target.given in renewed for target in wanted[folder]):
                self._observer.unschedule(self._watches.pop(folder)[0])
        try:
            self._start_watches(wanted)
        except OSError as error:  # out of inotify watches or instances
            self._poll_instead(error)

    def _start_watches(self, wanted: dict[_Folder, list[WatchTarget]]) -> None:
        for folder, its_targets in wanted.items():
            if folder in self._watches:
                self._watches[folder][1].targets = tuple(its_targets)
                continue
            forward = _EventForwarder(self._queue, tuple(its_targets))
            path, recursive = folder
            with suppress(FileNotFoundError, NotADirectoryError):  # deleted in the meantime
                watch = self._observer.schedule(forward, str(path), recursive=recursive, event_filter=list(CHANGES))
                self._watches[folder] = (watch, forward)

    def _poll_instead(self, error: OSError) -> None:
        if self._polling:
            raise error
        self._warn(f"The system cannot watch all folders ({error.strerror}); looking for changes twice a second.")
        self._observer.stop()
        self._observer.join()
        self._polling = True
        self._observer = _start_observer(polling=True)
        self._watches.clear()
        self._change_watches(renewed=frozenset())


class _EventForwarder(events.FileSystemEventHandler):
    """Puts the changes of ``targets`` into the queue, under their names in the site. Runs in the observer's thread."""

    def __init__(self, queue: _Queue, targets: tuple[WatchTarget, ...]) -> None:
        self._queue = queue
        self.targets = targets

    def dispatch(self, event: events.FileSystemEvent) -> None:
        self._put(event.src_path, CHANGES[type(event)])
        if event.dest_path:
            self._put(event.dest_path, Change.APPEARED)

    def _put(self, real: str | bytes, change: Change) -> None:
        for target in self.targets:
            path = target.locate(Path(os.fsdecode(real)))
            if path is not None:
                self._queue.put((path, change))


def _start_observer(polling: bool) -> BaseObserver:
    observer: BaseObserver = _polling_observer() if polling else Observer()
    observer.daemon = True
    observer.start()
    return observer


def _polling_observer() -> BaseObserver:
    """An observer that does not follow links, which may form cycles; their targets are watched separately."""
    return PollingObserverVFS(os.lstat, os.scandir, polling_interval=SECONDS_BETWEEN_POLLS)


def _has_targets_below(path: Path) -> bool:
    """Whether a path needs watch targets of its own: a folder or a link."""
    return path.is_dir() or path.is_symlink()
