"""The files of the site as they change: watchdog's events in, settled batches out."""

from __future__ import annotations

import math
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

from .batch import Batch, Change
from .scope import Ignore, Spot, spots

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
"""What an event says of its path. Others, such as "opened", are not asked for: builds cause thousands."""

_Folder = tuple[Path, bool]
"""A folder the system is asked about, and whether with everything below."""

_Queue = SimpleQueue[tuple[Path, Change] | None]
"""Changes as they happen; None when the watcher has been stopped."""


class Watcher:
    """Watches from the moment it is made; what changes while nobody waits is kept for the next :meth:`wait`.

    Args:
        paths: folders (with everything below) and single files.
        ignore: whether a path below a folder cannot matter; single files always do.
        polling: look at the files every half second instead of being told (network drives, containers).
        warn: told when the system cannot watch so much and polling takes over.
    """

    def __init__(self, paths: Iterable[Path], ignore: Ignore, *, polling: bool, warn: Callable[[str], None]) -> None:
        self._queue: _Queue = SimpleQueue()
        self._warn = warn
        self._polling = polling
        self._observer = _start_observer(polling)
        self._watches: dict[_Folder, tuple[ObservedWatch, _Forward]] = {}
        self._paths: frozenset[Path] = frozenset()
        self.is_stopped = False
        self.watch(paths, ignore)

    def watch(self, paths: Iterable[Path], ignore: Ignore) -> None:
        """Watch these from now on; what was watched before goes on without a gap."""
        known, self._paths, self._ignore = self._paths, frozenset(paths), ignore
        if self._paths != known:
            self._schedule(renewed=frozenset())

    def wait(self, seconds: float = math.inf) -> frozenset[Path]:
        """Wait for changes and for their end.

        Args:
            seconds: how long to wait for the first one.

        Returns:
            The paths that changed, as the site names them; none when the watcher has been stopped or time is up.
        """
        deadline = time.monotonic() + seconds
        while (batch := self._settled(deadline)) is not None:
            changed = frozenset(path for path in batch.paths if path in self._paths or not self._ignore(path))
            # New folders are watched before anyone reads the source: what comes after that is an event again.
            renewed = frozenset(path for path in changed & batch.replaced if _leads_on(path))
            if renewed := renewed | (changed & self._paths - self._files()):
                self._schedule(renewed)
            if changed:
                return changed
        return frozenset()

    def stop(self) -> None:
        """End the threads, and any :meth:`wait`."""
        self.is_stopped = True
        self._queue.put(None)
        self._observer.stop()
        self._observer.join()

    def _files(self) -> frozenset[Path]:
        """What is watched and is a file, which an event of its folder tells of; a folder that is gone may come back."""
        return frozenset(path for path in self._paths if path.is_file())

    def _settled(self, deadline: float) -> Batch | None:
        """The next changes once they are over; None when the watcher has been stopped or none has come in time."""
        batch = Batch(sees_closing=sys.platform == "linux" and not self._polling)
        while seconds := batch.remaining(time.monotonic()):
            try:
                event = self._queue.get(timeout=seconds)
            except Empty:
                if not batch.paths and time.monotonic() >= deadline:
                    return None
                continue
            if event is None:
                return None
            batch.add(*event, time.monotonic())
        return batch

    def _schedule(self, renewed: frozenset[Path]) -> None:
        """Ask the system about what is to be watched.

        Folders that were ``renewed`` are asked about anew: the answers end with a folder, not with its name.
        """
        wanted: dict[_Folder, list[Spot]] = defaultdict(list)
        for spot in spots(self._paths, self._ignore):
            wanted[spot.folder, spot.recursive].append(spot)
        for folder in list(self._watches):
            if folder not in wanted or any(spot.given in renewed for spot in wanted[folder]):
                self._observer.unschedule(self._watches.pop(folder)[0])
        try:
            self._ask(wanted)
        except OSError as error:  # out of inotify watches or instances
            self._poll_instead(error)

    def _ask(self, wanted: dict[_Folder, list[Spot]]) -> None:
        for folder, its_spots in wanted.items():
            if folder in self._watches:
                self._watches[folder][1].spots = tuple(its_spots)
                continue
            forward = _Forward(self._queue, tuple(its_spots))
            path, recursive = folder
            with suppress(FileNotFoundError, NotADirectoryError):  # gone since it was found
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
        self._schedule(renewed=frozenset())


class _Forward(events.FileSystemEventHandler):
    """Passes on what happens at ``spots``, under the names the site uses. Runs in the observer's thread."""

    def __init__(self, queue: _Queue, spots: tuple[Spot, ...]) -> None:
        self._queue = queue
        self.spots = spots

    def dispatch(self, event: events.FileSystemEvent) -> None:
        self._put(event.src_path, CHANGES[type(event)])
        if event.dest_path:
            self._put(event.dest_path, Change.APPEARED)

    def _put(self, real: str | bytes, change: Change) -> None:
        for spot in self.spots:
            path = spot.locate(Path(os.fsdecode(real)))
            if path is not None:
                self._queue.put((path, change))


def _start_observer(polling: bool) -> BaseObserver:
    observer: BaseObserver = _polling_observer() if polling else Observer()
    observer.daemon = True
    observer.start()
    return observer


def _polling_observer() -> BaseObserver:
    """One that follows no links, which may lead in circles; where they lead to is watched by itself."""
    return PollingObserverVFS(os.lstat, os.scandir, polling_interval=SECONDS_BETWEEN_POLLS)


def _leads_on(path: Path) -> bool:
    """Whether more than the path itself has to be watched."""
    return path.is_dir() or path.is_symlink()
