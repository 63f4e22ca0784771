"""Finds the files of the output folder that the current build has not written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from ..disk.access import may_change
from ..disk.repositories import REPOSITORIES


class Leftovers:
    """Files and folders of the output folder that are not wanted.

    Never among them are repositories, and folders that this user cannot change, which Jekyll leaves as well.

    Args:
        folder: the absolute path of the output folder.
        wanted: the relative paths of the files of the build.
        kept: prefixes of the relative paths to keep (Jekyll's ``keep_files``).
    """

    def __init__(self, folder: str, wanted: Iterable[str] = (), kept: Sequence[str] = ()) -> None:
        self._folder = folder
        self._wanted = frozenset(wanted)
        self._kept = tuple(kept)

    def find(self, present: Set[str] | None = None) -> list[str]:
        """The relative paths to remove; a folder is named itself if all of it is to be removed.

        Args:
            present: the absolute paths of all files and folders in the output folder, if they are known: then only
                folders with files that are not wanted are looked at.
        """
        looked_at = None if present is None else self._unwanted(present)
        if looked_at == set() or not os.path.isdir(self._folder):
            return []
        return list(self._below("", looked_at))

    def _unwanted(self, present: Set[str]) -> Set[str]:
        """The relative paths of what may be unwanted, and of the folders above."""
        start = len(self._folder) + 1
        found = {path[start:] for path in present if len(path) > start} - self._wanted - self._above
        return found.union(*map(parents, found))

    @cached_property
    def _above(self) -> Set[str]:
        """The folders above what is wanted and what is kept."""
        folders = set[str]()
        new = {os.path.dirname(path.strip("/")) for path in (*self._wanted, *self._kept)}
        while new := new - folders - {""}:
            folders |= new
            new = {*map(os.path.dirname, new)}
        return folders

    def _below(self, folder: str, looked_at: Set[str] | None) -> Iterator[str]:
        if not may_change(self._absolute(folder)):
            return
        for entry in sorted(os.scandir(self._absolute(folder)), key=lambda entry: entry.name):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if looked_at is not None and path not in looked_at:
                continue
            if path.startswith(self._kept) or path in self._wanted or entry.name.lower() in REPOSITORIES:
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and (path in self._above or _holds_what_stays(entry.path)):
                yield from self._below(path, looked_at)
            else:
                yield path

    def _absolute(self, path: str) -> str:
        return os.path.join(self._folder, path) if path else self._folder


def files_at(folder: str, paths: Iterable[str]) -> list[str]:
    """The relative paths of files: those among ``paths``, and all in the folders among ``paths``."""
    found = []
    for path in paths:
        walk = os.walk(os.path.join(folder, path))
        inside = [os.path.relpath(os.path.join(above, name), folder) for above, _, names in walk for name in names]
        found += inside or [path]
    return found


def parents(path: str) -> Iterator[str]:
    """The folders above a path, with or without a leading slash, innermost first."""
    path = path.strip("/")
    while path := os.path.dirname(path):
        yield path


def _holds_what_stays(folder: str) -> bool:
    """Whether a folder is or holds one that cannot be changed, or holds a repository."""
    return not may_change(folder) or any(
        not REPOSITORIES.isdisjoint((*folders, *names))
        or not all(may_change(os.path.join(above, name)) for name in folders)
        for above, folders, names in os.walk(folder)
    )
