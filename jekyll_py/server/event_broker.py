"""Messages to open pages about changed files and errors (LiveReload).

There are no queues. The broker keeps the last builds; a page sends the id of the last build it knows and gets all
later changes in one message. A slow page therefore costs nothing, and one from before a restart is told to reload.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ..errors import JekyllError
from .background_check import PageFindings
from .build_history import BuildHistory
from .builder import LastGood
from .page_news import Around, Cursor, Move, PageNews, numbered_json
from .progress import Progress


@dataclass(frozen=True)
class ServerSentEvent:
    """One server-sent event."""

    build: str
    """The id of the last build it includes."""
    text: str
    """The lines to send."""


class EventBroker:
    """The builds and errors of one run of the server, for all open pages. Safe to use from any thread.

    Args:
        around: the lines of the source around the place of an error.
        facts: what else a page that shows a file is told, as JSON.
    """

    def __init__(
        self,
        around: Around = lambda _: (),
        facts: Callable[[str], Mapping[str, object]] = lambda _: {},
    ) -> None:
        self._around = around
        self._facts = facts
        self._history = BuildHistory()
        self._latest = PageNews()
        self._news = 0
        self._wakers: dict[socket.socket, str] = {}
        """By page: its file below the destination, empty if that is not known."""
        self._lock = threading.Lock()

    @property
    def build_id(self) -> str:
        """The id of the last build that changed something; a restarted server has new ids."""
        return self._history.last

    @property
    def news(self) -> int:
        """The number of times that there was something new other than a move."""
        return self._news

    @property
    def errors(self) -> tuple[JekyllError, ...]:
        """The errors of the last build."""
        return self._latest.errors

    @property
    def pages(self) -> int:
        """The number of pages that listen."""
        return len(self._wakers)

    @property
    def open_files(self) -> Sequence[str]:
        """The files that open pages show, the page that was opened last first."""
        with self._lock:
            return [file for file in reversed(self._wakers.values()) if file]

    def publish_early(self, changed: frozenset[str]) -> None:
        """Announce files as a running build will write them, or has written them."""
        with self._lock:
            self._history.add(changed)
            self._wake()

    def publish_progress(self, progress: Progress) -> None:
        """Announce how far a running build is."""
        with self._lock:
            self._latest.progress = progress
            self._wake()

    def publish(self, changed: frozenset[str]) -> None:
        """Announce a successful build that wrote or removed ``changed`` (paths below the destination)."""
        with self._lock:
            had_more = bool(self._latest.errors) or self._latest.progress is not None
            self._latest.errors, self._latest.progress = (), None
            if changed:
                self._history.add(changed)
            if changed or had_more:
                self._wake()

    def publish_warnings(
        self, warnings: Mapping[str, Sequence[JekyllError]], last_good: Mapping[str, LastGood]
    ) -> None:
        """Announce the warnings of a build by page, and the pages that are shown as they were before a mistake."""
        with self._lock:
            if self._latest.take_warnings(warnings, last_good):
                self._wake()

    def publish_reload(self) -> None:
        """Announce a build after which every page must reload, because destination or baseurl changed."""
        with self._lock:
            self._latest.errors, self._latest.progress = (), None
            self._history.add(None)
            self._wake()

    def fail(self, errors: tuple[JekyllError, ...]) -> None:
        """Announce a failed build; the files are unchanged."""
        with self._lock:
            self._latest.errors, self._latest.progress = errors, None
            self._wake()

    def publish_findings(self, findings: PageFindings) -> None:
        """Announce what a check of the last build has found."""
        with self._lock:
            is_news, self._latest.findings = findings != self._latest.findings, findings
            if is_news:
                self._wake()

    def refresh(self) -> None:
        """Tell all pages how things are."""
        with self._lock:
            self._wake()

    def publish_cursor(self, cursor: Cursor) -> None:
        """Announce where an editor's cursor is."""
        with self._lock:
            self._latest.cursor = self._latest.cursor[0] + 1, cursor
            self._wake()

    def publish_move(self, move: Move) -> None:
        """Announce where a page has gone. Pages get a short event, because there are many while a page is scrolled."""
        with self._lock:
            self._latest.move = self._latest.move[0] + 1, move
            self._wake_pages()

    def move_event(self) -> str:
        """The event for the last move."""
        return f"event: move\ndata: {json.dumps(numbered_json(*self._latest.move))}\n\n"

    def message(self, since: str | None, file: str = "") -> ServerSentEvent:
        """The event for a page.

        Args:
            since: the build that it knows; None for the last one.
            file: the file below the destination that it shows, if that is known.
        """
        with self._lock:
            build, missed = self._history.last, self._history.since(since or self._history.last)
            latest = replace(self._latest)
        # Reading files and colouring them takes a while, in which no build has to wait for the lock.
        state = {
            "build": build,
            "reload": missed is None,
            "changed": sorted(missed or ()),
            "facts": self._facts(file),
            **latest.as_json(file, self._around),
        }
        return ServerSentEvent(build, f"id: {build}\ndata: {json.dumps(state)}\n\n")

    @contextmanager
    def listening(self, file: str = "") -> Iterator[socket.socket]:
        """A context with a socket that becomes readable when there is a new message.

        A socket lets the thread of a page wait for messages and for the end of its connection at once.

        Args:
            file: the file below the destination that the page shows, if that is known.
        """
        awake, waker = socket.socketpair()
        waker.setblocking(False)
        with awake, waker:
            with self._lock:
                self._wakers[waker] = file
            try:
                yield awake
            finally:
                with self._lock:
                    self._wakers.pop(waker, None)

    def _wake(self) -> None:
        self._news += 1
        self._wake_pages()

    def _wake_pages(self) -> None:
        for waker in self._wakers:
            try:
                waker.send(b"!")
            except BlockingIOError:
                continue  # the buffer is full, so the page will wake up in any case
