"""The changes of the last builds of one run of the server."""

from __future__ import annotations

import secrets
from collections import deque

REMEMBERED = 256
"""The number of builds that are kept; a page that missed more is told to reload."""


class BuildHistory:
    """The paths that each of the last builds changed."""

    def __init__(self) -> None:
        self._session = secrets.token_hex(4)
        self._builds: deque[frozenset[str] | None] = deque(maxlen=REMEMBERED)
        self._count = 0

    @property
    def last(self) -> str:
        """The id of the last build; a restarted server has new ids."""
        return f"{self._session}.{self._count}"

    def add(self, changed: frozenset[str] | None) -> None:
        """Add a build.

        Args:
            changed: the paths below the destination; None where all pages change.
        """
        self._builds.append(changed)
        self._count += 1

    def since(self, build: str) -> frozenset[str] | None:
        """The paths that changed after a build.

        Args:
            build: its id.

        Returns:
            The paths; None if they are not known, or all pages have changed.
        """
        session, _, count = build.rpartition(".")
        if session != self._session or not count.isdecimal():
            return None
        behind = self._count - int(count)
        if not 0 <= behind <= len(self._builds):
            return None
        builds = list(self._builds)[len(self._builds) - behind :]
        known = [each for each in builds if each is not None]
        return frozenset().union(*known) if len(known) == len(builds) else None
