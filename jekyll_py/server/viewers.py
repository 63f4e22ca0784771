"""Connects the open pages of a preview with a running build: passes on their requests, and its files and progress."""

from __future__ import annotations

import gc
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence, Set
from pathlib import Path

from ..render.early import Superseded
from .builder import Builder, BuildResult
from .event_broker import EventBroker
from .progress import Progress, ProgressReports

PATIENCE = 2.0
"""Seconds that a request waits for a page of a running build before it gets the last build's."""
LOOK = 0.01
"""Seconds between two looks at whether the site was edited again."""
MOST_SUPERSEDED = 10
"""Builds that may end early in a row: a plugin could write into the source in every build."""


class PageViewers:
    """The viewers of one preview. The methods for builds are called in one thread, `page` and `shown` in any.

    Args:
        broker: knows the open pages, and tells them what has changed.
        has_changes: whether a file of the site has been saved since the build began.
        is_ignored: whether changes of a file are not told.
        ignores_any: whether there are such files, so that what was saved decides on what is told.
    """

    def __init__(
        self,
        broker: EventBroker,
        has_changes: Callable[[], bool],
        is_ignored: Callable[[str], bool],
        *,
        ignores_any: bool = False,
    ) -> None:
        self._ignores_any = ignores_any
        self._broker = broker
        self._has_changes = has_changes
        self._is_ignored = is_ignored
        self._state = threading.Condition()
        self._is_building = False
        self._wanted: deque[str] = deque()
        self._known: dict[str, bytes | None] = {}
        """The files that this build has shown or has declined to show, with their texts."""
        self._seen: dict[str, bytes] = {}
        """The texts that pages were shown and that no completed build has written yet."""
        self._new: set[str] = set()
        """Paths in `_seen` that were not on the disk: a page that asks for their address does not find them yet."""
        self._doubtful: set[str] = set()
        """Paths in `_seen` that pages may have with another text, since a request got what is on the disk."""
        self._told: frozenset[str] = frozenset()
        """The files in place that pages were told of before the end of the build."""
        self._destination: Path | None = None
        self._superseded = 0
        self._saved = frozenset[str]()
        self._looked = 0.0
        self._progress = ProgressReports(broker.publish_progress)

    def watch(self, builder: Builder, saved: Set[Path] = frozenset()) -> BuildResult:
        """Have a site built, and see its pages as they are ready; raises as `Builder.build`.

        Args:
            builder: builds it.
            saved: the files whose saving is the cause.
        """
        superseded, self._saved = False, frozenset(map(str, saved))
        gc.disable()  # looking through 10,000 posts takes a second: not before the pages in view are shown
        self._begin(builder.destination)
        try:
            with self._progress.reporting():
                return builder.build(self)
        except Superseded:
            superseded = True
            raise
        except Exception:
            self._doubtful.update(self._seen)  # from here on requests get what is on the disk
            raise
        finally:
            gc.enable()
            self._end(superseded=superseded)

    def _begin(self, destination: Path) -> None:
        with self._state:
            self._destination = destination
            self._is_building, self._told = True, frozenset()
            self._wanted.extend(path for path in self._broker.open_files if not self._is_ignored(path))
            self._looked = time.monotonic()

    def _end(self, *, superseded: bool) -> None:
        with self._state:
            self._superseded = self._superseded + 1 if superseded else 0
            self._is_building = False
            self._wanted.clear()
            self._known.clear()
            self._state.notify_all()

    def unseen(self, changed: frozenset[str]) -> frozenset[str]:
        """The files to tell pages of after a successful build, of which these have changed on the disk."""
        changed, self._told = changed - self._told, frozenset()
        seen, self._seen = self._seen, {}
        new, self._new = self._new, set()
        uncertain, self._doubtful = new | self._doubtful, set()
        told = {path for path, content in seen.items() if path not in uncertain and self._on_disk(path) == content}
        return changed - told | (seen.keys() - told)

    def page(self, path: str) -> bytes | None:
        """The file as a running build will write it; None if no build runs or it cannot tell in time.

        After a build that was superseded it is as that one has shown it, until the next build can tell: a page that
        was told of it asks for it later, and is not told again of the same text.
        """
        with self._state:
            if self._is_building and path not in self._known:
                self._wanted.append(path)
                self._state.wait_for(lambda: path in self._known or not self._is_building, PATIENCE)
            return self._found(path)

    def shown(self, path: str) -> bytes | None:
        """As `page`, but without a request to the build: None unless pages were told of the file."""
        with self._state:
            return self._found(path)

    def _found(self, path: str) -> bytes | None:
        found = self._known.get(path)
        if found is None and self._superseded:
            found = self._seen.get(path)
        if found is None and path in self._seen:
            self._doubtful.add(path)
        return found

    # For builds (render.early.Viewers)

    def take_saved(self) -> Set[str]:
        """The files whose saving is the cause of the build, once."""
        saved, self._saved = self._saved, frozenset()
        return saved

    def wanted(self) -> Sequence[str]:
        """The files to show next."""
        if not self._wanted:
            return ()
        with self._state:
            found = [path for path in dict.fromkeys(self._wanted) if path not in self._known]
            self._wanted.clear()
        return found

    def show(self, path: str, content: bytes | None) -> None:
        """Show a file to those who have it open or have asked for it."""
        with self._state:
            self._known[path] = content
            self._state.notify_all()
        shown = self._seen[path] if path in self._seen else self._on_disk(path)
        is_doubtful = path in self._doubtful
        self._doubtful.discard(path)
        if content is None:
            if self._seen.pop(path, None) is not None:
                self._broker.publish_early(frozenset((path,)))
        elif content != shown or is_doubtful:
            self._seen[path] = content
            if shown is None:
                self._new.add(path)
            self._broker.publish_early(frozenset((path,)))

    def see_written(self, paths: frozenset[str]) -> None:
        """Tell pages of the files that have changed, and serve them from the disk."""
        if self._ignores_any:
            return
        with self._state:
            self._is_building = False
            self._known.clear()
            self._state.notify_all()
        news = self.unseen(paths)
        self._told = paths
        if news:
            self._broker.publish_early(news)

    def advance(self, done: int, total: int, path: str) -> None:
        """Note how far the build is, for the report to pages.

        Raises:
            Superseded: the site was edited again.
        """
        self._progress.note(Progress(done, total, path))
        self.go_on()

    def go_on(self) -> None:
        """Go on with the build.

        Raises:
            Superseded: the site was edited again.
        """
        gc.enable()
        now = time.monotonic()
        if now - self._looked >= LOOK:
            self._looked = now
            if self._superseded < MOST_SUPERSEDED and self._broker.pages and self._has_changes():
                raise Superseded

    def _on_disk(self, path: str) -> bytes | None:
        try:
            return None if self._destination is None else (self._destination / path).read_bytes()
        except OSError:
            return None
