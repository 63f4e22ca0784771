"""Who follows a build through the site's own hooks: ``--verbose``, ``--profile``, and a terminal that waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from ..drops import DropTable
from ..log import Logger
from ..plugins.hooks import Hooks, Registration
from ..site import Site

_OWNERS = ("pages", "documents")
_FIRST, _LAST = 1_000_000, -1_000_000


class Rendered(Protocol):
    """A page or document."""

    @property
    def relative_path(self) -> str:
        """Its path in the source."""
        ...


class Observer(Protocol):
    """Somebody who follows a build."""

    def found(self, item: Rendered) -> None:
        """An item was read."""
        ...

    def started(self, item: Rendered) -> None:
        """An item begins to render."""
        ...

    def finished(self, item: Rendered, output: str) -> None:
        """An item has rendered."""
        ...

    def written(self, item: Rendered) -> None:
        """The file of an item is in place."""
        ...


def observe(
    site: Site,
    observers: Iterable[Observer],
    rendered: Callable[[Site, DropTable], None],
    read: Callable[[Site], None] | None = None,
) -> None:
    """Let observers follow the builds of a site, around the hooks that its plugins have.

    Args:
        site: the site.
        observers: who follows.
        rendered: called when all is rendered and nothing is written; what it raises ends the build.
        read: called when all is read.
    """
    own = [hook for observer in observers for hook in _registrations(observer)]
    own.append(Registration(("site",), "post_render", rendered, _LAST))
    if read is not None:
        own.append(Registration(("site",), "post_read", read, _LAST, is_observer=True))
    site.hooks = Hooks([*own, *site.plugins.hooks])


def _registrations(observer: Observer) -> list[Registration]:
    def start(item: Rendered, *_: object) -> None:
        observer.started(item)

    def finish(item: Rendered, output: str) -> None:
        observer.finished(item, output)

    return [
        Registration(_OWNERS, "post_init", observer.found, _FIRST, is_observer=True),
        Registration(_OWNERS, "pre_render", start, _FIRST, is_observer=True),
        Registration(_OWNERS, "post_render", finish, _LAST, is_observer=True),
        Registration(_OWNERS, "post_write", observer.written, _LAST, is_observer=True),
    ]


@dataclass(frozen=True)
class Narrator:
    """Tells of every item, for ``--verbose``."""

    log: Logger

    def found(self, item: Rendered) -> None:
        """Say that it was read."""
        self.log.debug("Reading:", item.relative_path.lstrip("/"))

    def started(self, item: Rendered) -> None:
        """Say that it renders."""
        self.log.debug("Rendering:", item.relative_path.lstrip("/"))

    def finished(self, item: Rendered, output: str) -> None:
        """Nothing to say."""

    def written(self, item: Rendered) -> None:
        """Say that it is written."""
        self.log.debug("Writing:", item.relative_path.lstrip("/"))


@dataclass
class Progress:
    """Counts items on a terminal while a build takes long."""

    done: int = 0
    _began: float = 0.0
    _shown: float = 0.0

    def found(self, item: Rendered) -> None:
        """Reading is quick."""

    def started(self, item: Rendered) -> None:
        """The first one starts the clock."""
        self._began = self._began or time.monotonic()

    def finished(self, item: Rendered, output: str) -> None:
        """Show the count after a second, ten times a second at most."""
        self.done += 1
        now = time.monotonic()
        if now - self._began > 1 and now - self._shown > 0.1:
            self._shown = now
            print(f"\r{'Rendering:':>19} {self.done} files", end="", file=sys.stderr, flush=True)

    def written(self, item: Rendered) -> None:
        """The first one wipes the count away."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        self.done, self._began, self._shown = 0, 0.0, 0.0
