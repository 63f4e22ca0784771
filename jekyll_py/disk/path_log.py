"""A log of the paths that a build looks at, by which the next one finds out whether any of them has changed."""

from __future__ import annotations

from collections.abc import Sequence, Set


class PathLog:
    """Absolute paths of files and folders, whether there was something or not."""

    def __init__(self) -> None:
        self._names: dict[str, Sequence[str] | None] = {}
        """Of each folder that was listed the names in it."""

    def note(self, path: str) -> None:
        """Add a path."""
        self._names.setdefault(path)

    def note_listing(self, folder: str, names: Sequence[str]) -> None:
        """Add a folder with the names in it, none if there is no such folder. Only its first listing counts."""
        if self._names.get(folder) is None:
            self._names[folder] = names

    def names_in(self, folder: str) -> Sequence[str] | None:
        """The names that were in a folder, None if it was not listed."""
        return self._names.get(folder)

    @property
    def paths(self) -> Set[str]:
        """All paths so far."""
        return frozenset(self._names)

    def clear(self) -> None:
        """Forget all paths: another build begins."""
        self._names.clear()
