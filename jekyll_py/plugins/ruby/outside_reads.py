"""The things outside its memory that Ruby has looked at: files, folders, the clock and random numbers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...disk.digest import digest
from ...ruby.observed_wasi import Look
from ...tracking import reads
from ...tracking.kinds import FILE, FILE_STATUS, FOLDER, MISSING_FILE, NOW, PRINTED, RANDOM
from ..recorded_calls import record_call

if TYPE_CHECKING:
    from ...ruby.folders import Folders

_OWN = "/jekyll-py/"
_AT_FILES = frozenset({Look.FILE, Look.FOLDER, Look.STATUS})


class OutsideReads:
    """Takes what the interpreter of one site observes: while it loads plugins as their code, then as dependencies.

    Args:
        is_written: whether a path inside the sandbox lies where plugins may write.
        changed: called where plugins write, or read what they may have written.
        drawn: called where they draw random numbers, which are others for who draws before.
    """

    def __init__(
        self, is_written: Callable[[str], bool], changed: Callable[[], None], drawn: Callable[[], None]
    ) -> None:
        self._is_written = is_written
        self._changed = changed
        self._drawn = drawn
        self._loading: dict[tuple[Look, str], None] = {}
        """The looks while plugins are loaded, those at files of this program left out."""
        self._folders: Folders | None = None

    def observe(self, look: Look, path: str) -> None:
        """Take a look.

        Args:
            look: what was looked at.
            path: its path inside the sandbox, if it is a file or a folder.
        """
        if self._folders is None:
            if not path.startswith(_OWN) and look is not Look.WRITE:
                self._loading[look, path] = None
        elif look is Look.WRITE:
            self._changed()
        elif look is Look.OUTPUT:
            record_print()
        elif look is Look.RANDOM:
            reads.record_volatile(RANDOM)
            self._drawn()
        elif look is Look.CLOCK:
            reads.record_volatile(NOW)
        elif self._is_written(path):
            self._changed()
        elif not path.startswith(_OWN):
            _record(look, self._folders.host_path(path))

    @property
    def loaded(self) -> Sequence[str]:
        """The paths inside the sandbox of the files that were read while the plugins were loaded."""
        return [path for look, path in self._loading if look is Look.FILE]

    @loaded.setter
    def loaded(self, paths: Iterable[str]) -> None:
        self._loading = dict.fromkeys((Look.FILE, path) for path in paths)

    def of_loading(self, folders: Folders) -> Sequence[tuple[Look, str]] | None:
        """The looks while plugins were loaded, with the paths outside; None if there were others than at files."""
        if any(look not in _AT_FILES for look, _ in self._loading):
            return None
        found = ((look, folders.host_path(path)) for look, path in self._loading if not self._is_written(path))
        return [(look, path) for look, path in found if path is not None]

    def end_loading(self, folders: Folders) -> bytes:
        """A digest of the files that were read while the plugins were loaded; from here on looks are dependencies."""
        self._folders = folders
        return digest(b"".join(_digests(folders, self.loaded)))


def record_print() -> None:
    """Record that a plugin prints, which is to be seen in every build."""
    record_call()
    reads.record_volatile(PRINTED)


def record_file(path: str) -> None:
    """Record that the text of a file is read, or that it was looked for."""
    reads.record(_file(path))


def dependency_of(look: Look, path: str) -> int:
    """The dependency that a look at a path outside the sandbox is."""
    if look is Look.FILE and not os.path.isdir(path):
        return _file(path)
    return reads.dependency_id(FOLDER if look is Look.FOLDER else FILE_STATUS, path)


def _file(path: str) -> int:
    return reads.dependency_id(FILE if os.path.isfile(path) else MISSING_FILE, path)


def _record(look: Look, path: str | None) -> None:
    if path is not None:  # else nothing can be there
        reads.record(dependency_of(look, path))


def _digests(folders: Folders, paths: Iterable[str]) -> Iterator[bytes]:
    for path in paths:
        found = folders.host_path(path)
        yield path.encode("utf-8", "surrogateescape")
        if found is not None and os.path.isfile(found):
            with open(found, "rb") as file:
                yield digest(file.read())
