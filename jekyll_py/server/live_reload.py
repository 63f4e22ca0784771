"""What open pages are told: which files a build changed, and what is wrong with the source.

There are no queues. The hub keeps the last builds; a page names the last one it knows and gets everything
since in one message. So a slow page costs nothing, one that was away catches up, one from before a restart
reloads.
"""

from __future__ import annotations

import json
import secrets
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..errors import JekyllError

REMEMBERED = 256
"""Builds kept; a page that missed more reloads."""


@dataclass(frozen=True)
class Message:
    """One server-sent event."""

    build: str
    """The last build it tells of."""
    text: str
    """Its lines as they are sent."""


class Hub:
    """The state all open pages follow. Safe to use from any thread."""

    def __init__(self) -> None:
        self._session = secrets.token_hex(4)
        self._builds: deque[frozenset[str] | None] = deque(maxlen=REMEMBERED)
        self._count = 0
        self._errors: tuple[JekyllError, ...] = ()
        self._wakers: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def build_id(self) -> str:
        """The name of the last build that changed something; after a restart, a new one."""
        return f"{self._session}.{self._count}"

    @property
    def errors(self) -> tuple[JekyllError, ...]:
        """What is wrong with the source now."""
        return self._errors

    @property
    def pages(self) -> int:
        """How many pages listen."""
        return len(self._wakers)

    def publish(self, changed: frozenset[str]) -> None:
        """Tell of a successful build that wrote or removed ``changed`` (paths below the destination)."""
        with self._lock:
            mended = bool(self._errors)
            self._errors = ()
            if changed:
                self._remember(changed)
            if changed or mended:
                self._wake()

    def publish_reload(self) -> None:
        """Tell of a build after which nothing a page knows can be trusted: the site has moved."""
        with self._lock:
            self._errors = ()
            self._remember(None)
            self._wake()

    def fail(self, errors: tuple[JekyllError, ...]) -> None:
        """Tell of a build that failed; the files stand as they were."""
        with self._lock:
            self._errors = errors
            self._wake()

    def message(self, since: str | None) -> Message:
        """The event for a page that knows everything up to the build ``since`` (None: the last)."""
        with self._lock:
            missed = self._missed(since)
            state: dict[str, Any] = {
                "build": self.build_id,
                "reload": missed is None,
                "changed": sorted(missed or ()),
                "errors": [_as_json(error) for error in self._errors],
            }
        return Message(state["build"], f"id: {state['build']}\ndata: {json.dumps(state)}\n\n")

    @contextmanager
    def listening(self) -> Iterator[socket.socket]:
        """A socket that becomes readable when there is a new message.

        It is one so that the thread of a page can wait for news and for the end of its connection at once.
        """
        awake, waker = socket.socketpair()
        waker.setblocking(False)
        with awake, waker:
            with self._lock:
                self._wakers.add(waker)
            try:
                yield awake
            finally:
                with self._lock:
                    self._wakers.discard(waker)

    def _remember(self, changed: frozenset[str] | None) -> None:
        self._builds.append(changed)
        self._count += 1

    def _missed(self, since: str | None) -> frozenset[str] | None:
        """What changed after the build ``since``; None when that cannot be told."""
        session, _, count = (since or self.build_id).rpartition(".")
        if session != self._session or not count.isdecimal():
            return None
        behind = self._count - int(count)
        if not 0 <= behind <= len(self._builds):
            return None
        builds = list(self._builds)[len(self._builds) - behind :]
        known = [build for build in builds if build is not None]
        return frozenset().union(*known) if len(known) == len(builds) else None

    def _wake(self) -> None:
        for waker in self._wakers:
            try:
                waker.send(b"!")
            except BlockingIOError:
                continue  # it has not read the last call yet, and will see this one with it


def _as_json(error: JekyllError) -> dict[str, Any]:
    return {
        "message": error.message,
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "source_line": error.source_line,
        "hint": error.hint,
        "chain": list(error.chain),
    }
