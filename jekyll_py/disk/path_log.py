"""A log of the paths that a build looks at, with which the next build finds out whether any has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set


class PathLog:
    """Absolute paths of files and folders, existing or not, and the names in the folders that were listed."""

    def __init__(self) -> None:
        self._names: dict[str, Sequence[str] | None] = {}
        """By path: the names in a folder that was listed, None for all others."""

    def note(self, path: str) -> None:
        """Add an absolute path."""
        self._names.setdefault(path)

    def note_all(self, paths: Iterable[str]) -> None:
        """Add absolute paths."""
        self._names = {**dict.fromkeys(paths), **self._names}

    def note_listing(self, folder: str, names: Sequence[str]) -> None:
        """Add a folder with the names in it, none for a missing folder; a later listing of the same one is ignored."""
        if self._names.get(folder) is None:
            self._names[folder] = names

    def names_in(self, folder: str) -> Sequence[str] | None:
        """The names that were in a folder; None if it was not listed."""
        return self._names.get(folder)

    @property
    def paths(self) -> Set[str]:
        """All paths so far."""
        return frozenset(self._names)

    def clear(self) -> None:
        """Forget all paths, before another build."""
        self._names.clear()
