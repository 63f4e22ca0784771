"""Messages to open pages about changed files and errors (LiveReload).

There are no queues. The broker keeps the last builds; a page sends the id of the last build it knows and gets all
later changes in one message. A slow page therefore costs nothing, and one from before a restart is told to reload.
"""

from __future__ import annotations

import json
import secrets
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..errors import JekyllError
from .background_check import PageFindings
from .builder import EVERY_PAGE, LastGood
from .progress import Progress
from .source_files import SourceLine

REMEMBERED = 256
"""The number of builds that are kept; a page that missed more is told to reload."""


@dataclass(frozen=True)
class ServerSentEvent:
    """One server-sent event."""

    build: str
    """The id of the last build it includes."""
    text: str
    """The lines to send."""


class Cursor(NamedTuple):
    """Where an editor's cursor is."""

    source: str
    """The absolute path of the file."""
    parts: Sequence[str]
    """The parts of its line that the page may have, the longest first."""
    position: float
    """How far in the file it is, from 0 to 1."""


class Move(NamedTuple):
    """Where a page has gone, for those that follow it."""

    by: str
    """The page, by a name that it has chosen."""
    path: str
    """Path and query of its address."""
    position: float
    """How far it is scrolled, from 0 to 1."""


class EventBroker:
    """The builds and errors of one run of the server, for all open pages. Safe to use from any thread.

    Args:
        around: the lines of the source around the place of an error.
        facts: what else a page that shows a file is told, as JSON.
    """

    def __init__(
        self,
        around: Callable[[JekyllError], Sequence[SourceLine]] = lambda _: (),
        facts: Callable[[str], Mapping[str, object]] = lambda _: {},
    ) -> None:
        self._around = around
        self._facts = facts
        self._session = secrets.token_hex(4)
        self._builds: deque[frozenset[str] | None] = deque(maxlen=REMEMBERED)
        self._count = 0
        self._errors: tuple[JekyllError, ...] = ()
        self._progress: Progress | None = None
        self._findings: PageFindings = {}
        self._cursor: tuple[int, Cursor | None] = (0, None)
        """The number of the last one, so that a page can tell whether it is new."""
        self._move: tuple[int, Move | None] = (0, None)
        self._news = 0
        self._warnings: Mapping[str, Sequence[JekyllError]] = {}
        self._last_good: Mapping[str, LastGood] = {}
        self._wakers: dict[socket.socket, str] = {}
        """By page: its file below the destination, empty if that is not known."""
        self._lock = threading.Lock()

    @property
    def build_id(self) -> str:
        """The id of the last build that changed something; a restarted server has new ids."""
        return f"{self._session}.{self._count}"

    @property
    def news(self) -> int:
        """The number of times that there was something new other than a move."""
        return self._news

    @property
    def errors(self) -> tuple[JekyllError, ...]:
        """The errors of the last build."""
        return self._errors

    @property
    def pages(self) -> int:
        """The number of pages that listen."""
        return len(self._wakers)

    @property
    def open_files(self) -> Sequence[str]:
        """The files that open pages show, the page that was opened last first."""
        with self._lock:
            return [file for file in reversed(self._wakers.values()) if file]

    def publish_early(self, path: str) -> None:
        """Announce a file as a running build will write it."""
        with self._lock:
            self._remember(frozenset((path,)))
            self._wake()

    def publish_progress(self, progress: Progress) -> None:
        """Announce how far a running build is."""
        with self._lock:
            self._progress = progress
            self._wake()

    def publish(self, changed: frozenset[str]) -> None:
        """Announce a successful build that wrote or removed ``changed`` (paths below the destination)."""
        with self._lock:
            had_more = bool(self._errors) or self._progress is not None
            self._errors, self._progress = (), None
            if changed:
                self._remember(changed)
            if changed or had_more:
                self._wake()

    def publish_warnings(
        self, warnings: Mapping[str, Sequence[JekyllError]], last_good: Mapping[str, LastGood]
    ) -> None:
        """Announce the warnings of a build by page, and the pages that are shown as they were before a mistake."""
        with self._lock:
            is_news = _texts(warnings) != _texts(self._warnings) or last_good.keys() != self._last_good.keys()
            self._warnings, self._last_good = warnings, last_good
            if is_news:
                self._wake()

    def publish_reload(self) -> None:
        """Announce a build after which every page must reload, because destination or baseurl changed."""
        with self._lock:
            self._errors, self._progress = (), None
            self._remember(None)
            self._wake()

    def fail(self, errors: tuple[JekyllError, ...]) -> None:
        """Announce a failed build; the files are unchanged."""
        with self._lock:
            self._errors, self._progress = errors, None
            self._wake()

    def publish_findings(self, findings: PageFindings) -> None:
        """Announce what a check of the last build has found."""
        with self._lock:
            is_news, self._findings = findings != self._findings, findings
            if is_news:
                self._wake()

    def refresh(self) -> None:
        """Tell all pages how things are."""
        with self._lock:
            self._wake()

    def publish_cursor(self, cursor: Cursor) -> None:
        """Announce where an editor's cursor is."""
        with self._lock:
            self._cursor = self._cursor[0] + 1, cursor
            self._wake()

    def publish_move(self, move: Move) -> None:
        """Announce where a page has gone. Pages get a short event, because there are many while a page is scrolled."""
        with self._lock:
            self._move = self._move[0] + 1, move
            self._wake_pages()

    def move_event(self) -> str:
        """The event for the last move."""
        return f"event: move\ndata: {json.dumps(_numbered(*self._move))}\n\n"

    def message(self, since: str | None, file: str = "") -> ServerSentEvent:
        """The event for a page.

        Args:
            since: the build that it knows; None for the last one.
            file: the file below the destination that it shows, if that is known.
        """
        with self._lock:
            missed = self._missed(since)
            errors, mistakes, warnings = self._errors, self._mistakes(file), self._lesser_warnings(file)
            state: dict[str, Any] = {
                "build": self.build_id,
                "reload": missed is None,
                "changed": sorted(missed or ()),
                "progress": None if self._progress is None else self._progress._asdict(),
                "findings": self._findings.get(file, ()),
                "cursor": _numbered(*self._cursor),
                "move": _numbered(*self._move),
            }
        # Reading files and colouring them takes a while, in which no build has to wait for the lock.
        state["facts"] = self._facts(file)
        state |= {"errors": self._as_json(errors), "mistakes": self._as_json(mistakes), "warnings": _plain(warnings)}
        return ServerSentEvent(state["build"], f"id: {state['build']}\ndata: {json.dumps(state)}\n\n")

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

    def _remember(self, changed: frozenset[str] | None) -> None:
        self._builds.append(changed)
        self._count += 1

    def _missed(self, since: str | None) -> frozenset[str] | None:
        """The paths that changed after the build ``since``; None if its changes are not known."""
        session, _, count = (since or self.build_id).rpartition(".")
        if session != self._session or not count.isdecimal():
            return None
        behind = self._count - int(count)
        if not 0 <= behind <= len(self._builds):
            return None
        builds = list(self._builds)[len(self._builds) - behind :]
        known = [build for build in builds if build is not None]
        return frozenset().union(*known) if len(known) == len(builds) else None

    def _mistakes(self, file: str) -> Sequence[JekyllError]:
        """Why a page is shown as it was before."""
        good = self._last_good.get(file)
        return () if good is None else good.warnings

    def _lesser_warnings(self, file: str) -> Sequence[JekyllError]:
        """The warnings about a page, and about what several pages use, that do not keep its new version away."""
        if file in self._last_good:
            return ()
        own = self._warnings.get(file, ()) if file else ()
        return [*own, *self._warnings.get(EVERY_PAGE, ())]

    def _as_json(self, errors: Sequence[JekyllError]) -> Sequence[Mapping[str, Any]]:
        return [{**_as_json(error), "lines": self._around(error)} for error in errors]

    def _wake(self) -> None:
        self._news += 1
        self._wake_pages()

    def _wake_pages(self) -> None:
        for waker in self._wakers:
            try:
                waker.send(b"!")
            except BlockingIOError:
                continue  # the buffer is full, so the page will wake up in any case


def _texts(warnings: Mapping[str, Sequence[JekyllError]]) -> Mapping[str, Sequence[str]]:
    return {page: [str(warning) for warning in found] for page, found in warnings.items()}


def _numbered(number: int, value: Cursor | Move | None) -> Mapping[str, object]:
    return {"number": number, **({} if value is None else value._asdict())}


def _plain(errors: Sequence[JekyllError]) -> Sequence[Mapping[str, Any]]:
    return [_as_json(error) for error in errors]


def _as_json(error: JekyllError) -> dict[str, Any]:
    return {
        "kind": error.kind,
        "message": error.message,
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "source_line": error.source_line,
        "hint": error.hint,
        "chain": list(error.chain),
    }
