"""Observers of a build, called by the site's hooks: ``--verbose``, ``--profile`` and the progress count."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from ..log import Logger
from ..plugins.hooks import Registration

if TYPE_CHECKING:
    from ..drops import DropTable
    from ..site import Site

_OWNERS = ("pages", "documents")
_FIRST, _LAST = 1_000_000, -1_000_000


class RenderedItem(Protocol):
    """A page or document."""

    @property
    def relative_path(self) -> str:
        """Its path in the source."""
        ...


class Observer(Protocol):
    """Callbacks for the stages of each item's build."""

    def found(self, item: RenderedItem) -> None:
        """Called when an item has been read."""
        ...

    def started(self, item: RenderedItem) -> None:
        """Called before an item is rendered."""
        ...

    def finished(self, item: RenderedItem, output: str) -> None:
        """Called after an item has been rendered, with its output."""
        ...

    def written(self, item: RenderedItem) -> None:
        """Called after the file of an item has been written."""
        ...


def hooks_of(
    observers: Iterable[Observer],
    rendered: Callable[[Site, DropTable], None],
    read: Callable[[Site], None] | None = None,
) -> list[Registration]:
    """The hooks with which a site calls observers, before and after the hooks of its plugins.

    Args:
        observers: their methods become hooks.
        rendered: called after everything is rendered and before anything is written; an exception ends the build.
        read: called after everything is read.
    """
    own = [hook for observer in observers for hook in _registrations(observer)]
    own.append(Registration(("site",), "post_render", rendered, _LAST))
    if read is not None:
        own.append(Registration(("site",), "post_read", read, _LAST, is_observer=True))
    return own


def _registrations(observer: Observer) -> list[Registration]:
    def start(item: RenderedItem, *_: object) -> None:
        observer.started(item)

    def finish(item: RenderedItem, output: str) -> None:
        observer.finished(item, output)

    return [
        Registration(_OWNERS, "post_init", observer.found, _FIRST, is_observer=True),
        Registration(_OWNERS, "pre_render", start, _FIRST, is_observer=True),
        Registration(_OWNERS, "post_render", finish, _LAST, is_observer=True),
        Registration(_OWNERS, "post_write", observer.written, _LAST, is_observer=True),
    ]


class Narrator:
    """Logs the stages of every item, for ``--verbose``.

    Args:
        log: takes the lines.
    """

    def __init__(self, log: Logger) -> None:
        self.log = log

    def found(self, item: RenderedItem) -> None:
        """Log that the item was read."""
        self.log.debug("Reading:", item.relative_path.lstrip("/"))

    def started(self, item: RenderedItem) -> None:
        """Log that the item is rendered."""
        self.log.debug("Rendering:", item.relative_path.lstrip("/"))

    def finished(self, item: RenderedItem, output: str) -> None:
        """Do nothing: Jekyll has no line for it."""

    def written(self, item: RenderedItem) -> None:
        """Log that the item was written."""
        self.log.debug("Writing:", item.relative_path.lstrip("/"))


class Progress:
    """Shows the count of rendered items on a terminal, when rendering takes longer than a second."""

    def __init__(self) -> None:
        self.done = 0
        self._began = 0.0
        self._shown = 0.0

    def found(self, item: RenderedItem) -> None:
        """Do nothing: reading is quick."""

    def started(self, item: RenderedItem) -> None:
        """Start the clock with the first item."""
        self._began = self._began or time.monotonic()

    def finished(self, item: RenderedItem, output: str) -> None:
        """Show the count, from the first second on and at most ten times a second."""
        self.done += 1
        now = time.monotonic()
        if now - self._began > 1 and now - self._shown > 0.1:
            self._shown = now
            print(f"\r{'Rendering:':>19} {self.done} files", end="", file=sys.stderr, flush=True)

    def written(self, item: RenderedItem) -> None:
        """Erase the count with the first written item."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        self.done, self._began, self._shown = 0, 0.0, 0.0
