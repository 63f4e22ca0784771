"""The write stage: the destination becomes what was rendered, at once or not at all.

Files are staged in a folder beside the destination and moved into it only when everything was rendered. An error, a
kill or a full disk before that leaves the previous output as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .errors import JekyllError
from .static_file import StaticFile


class Written(NamedTuple):
    """What a build changed, as paths relative to the destination."""

    changed: frozenset[str]
    """Files whose bytes are new."""
    removed: frozenset[str]
    """Files and folders of the previous output that nothing stands for any more."""


class Writer:
    """Writes one build.

    Args:
        destination: absolute path of the output folder.
        keep_files: prefixes of paths in it that are left alone (Jekyll's ``keep_files``).
    """

    def __init__(self, destination: str, keep_files: Sequence[str] = ()) -> None:
        self.destination = destination
        self.keep_files = tuple(keep_files)
        folder, name = os.path.split(destination)
        self._staging = os.path.join(folder, f".{name}.staging-{os.getpid()}")
        _remove_abandoned(folder, f".{name}.staging-")
        self._wanted: set[str] = set()
        self._staged: set[str] = set()

    def clear(self, folder: str) -> None:
        """Forget what was staged below a folder: what is staged from here on takes its place."""
        below = {path for path in self._wanted if not folder or path.startswith(folder + "/")}
        self._wanted -= below
        self._staged -= below

    def stage(self, path: str, content: bytes) -> bool:
        """Prepare a file, and whether its bytes are new; one whose bytes are there already is left alone.

        Raises:
            JekyllError: the disk does not take it.
        """
        self._want(path)
        if not _holds(self._target(path), content):
            with _explained(path), open(self._prepared(path), "wb") as file:
                file.write(content)
            self._staged.add(path)
        return path in self._staged

    @property
    def disk(self) -> str | None:
        """A folder on the disk that files are staged on, if there is one yet."""
        folder = os.path.dirname(self.destination)
        return folder if os.path.isdir(folder) else None

    def stage_copy(self, path: str, source: StaticFile) -> None:
        """Prepare the copy of a static file, with its time of last change.

        Raises:
            JekyllError: the file cannot be read, or the disk does not take it.
        """
        self._want(path)
        if not _same_file(source.file, self._target(path)):
            with _explained(source.relative_path.lstrip("/")):
                shutil.copy2(source.file, self._prepared(path))
            self._staged.add(path)

    def obsolete(self) -> list[str]:
        """Files and folders of the previous output that this build does not write, folders first."""
        if not os.path.isdir(self.destination):
            return []
        folders = {folder for path in [*self._wanted, *self.keep_files] for folder in _parents(path)}
        return list(self._obsolete_in("", folders))

    def commit(self, obsolete: Iterable[str]) -> Written:
        """Put everything staged into place and remove what is obsolete.

        Raises:
            JekyllError: the destination cannot be written to.
        """
        removed = frozenset(obsolete)
        with _explained(self.destination):
            if not os.path.lexists(self.destination):
                os.makedirs(self._staging, exist_ok=True)
                os.rename(self._staging, self.destination)
            for path in removed:
                _remove(self._target(path))
            if os.path.isdir(self._staging):
                self._move_into_place()
        return Written(frozenset(self._staged), removed)

    def abandon(self) -> None:
        """Forget what was staged."""
        shutil.rmtree(self._staging, ignore_errors=True)

    def _want(self, path: str) -> None:
        """A file is wanted; what was staged for it before counts no more."""
        self._wanted.add(path)
        self._staged.discard(path)

    def _move_into_place(self) -> None:
        for path in self._staged:
            target = self._target(path)
            folder = os.path.dirname(target)
            if not os.path.isdir(folder):
                _clear_way(self.destination, path)
                os.makedirs(folder, exist_ok=True)
            if os.path.isdir(target) and not os.path.islink(target):
                shutil.rmtree(target)
            os.replace(os.path.join(self._staging, path), target)
        shutil.rmtree(self._staging)

    def _obsolete_in(self, folder: str, wanted_folders: set[str]) -> Iterable[str]:
        for entry in sorted(os.scandir(self._target(folder)), key=lambda entry: entry.name):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if path.startswith(self.keep_files) or path in self._wanted:
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and path in wanted_folders:
                yield from self._obsolete_in(path, wanted_folders)
            else:
                yield path

    def _target(self, path: str) -> str:
        return os.path.join(self.destination, path) if path else self.destination

    def _prepared(self, path: str) -> str:
        staged = os.path.join(self._staging, path)
        os.makedirs(os.path.dirname(staged), exist_ok=True)
        return staged


class _explained:
    """Turns an error of the operating system into one that names the file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise JekyllError(
                f"cannot be written: {reason}",
                path=self._path,
                hint="check the disk's space and the permissions of the destination; the previous output is untouched",
            ) from error


def _remove_abandoned(folder: str, prefix: str) -> None:
    """Remove what builds that were killed had staged; those of running processes stay."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            process = name.removeprefix(prefix)
            if name != process and process.isdecimal() and not _runs(int(process)):
                shutil.rmtree(os.path.join(folder, name), ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, but is somebody else's
        return True
    return True


def _holds(path: str, content: bytes) -> bool:
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(content):
            return False
        with open(path, "rb") as file:
            return file.read() == content
    except OSError:
        return False


def _same_file(source: str, copy: str) -> bool:
    try:
        other = os.lstat(copy)
        if stat.S_ISLNK(other.st_mode):
            return False
        one = os.stat(source)
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _parents(path: str) -> Iterable[str]:
    while path := os.path.dirname(path):
        yield path


def _clear_way(destination: str, path: str) -> None:
    """Remove files that stand where the path needs a folder."""
    for folder in _parents(path):
        blocking = os.path.join(destination, folder)
        if os.path.lexists(blocking) and not os.path.isdir(blocking):
            os.remove(blocking)


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)
