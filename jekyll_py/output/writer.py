"""The write stage: the destination becomes what was rendered, at once or not at all.

Files are staged in a folder beside the destination and moved into it only when everything was rendered. An error, a
kill or a full disk before that leaves the previous output as it was; an error while they are moved takes back what was
moved. Only a power cut or SIGKILL in that moment leaves some files new and some old, which the next build mends.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from ..disk.inside import is_real
from ..disk.repositories import is_in_repository
from ..disk.source import unreadable
from ..errors import JekyllError
from ..model.static_file import StaticFile
from .leftovers import Leftovers
from .staging import Staging
from .swap import Exchange


class Written(NamedTuple):
    """What a build changed, as paths relative to the destination."""

    changed: frozenset[str]
    """Files whose bytes are new."""
    removed: frozenset[str]
    """Files and folders of the previous output that nothing stands for any more."""
    unchanged: int = 0
    """How many files are as they were."""


class Writer:
    """Writes one build.

    Args:
        destination: absolute path of the output folder.
        keep_files: prefixes of paths in it that are left alone (Jekyll's ``keep_files``).

    Raises:
        JekyllError: the destination is no folder.
    """

    def __init__(self, destination: str, keep_files: Sequence[str] = ()) -> None:
        self.destination = os.path.realpath(destination)
        self.keep_files = tuple(keep_files)
        if os.path.lexists(self.destination) and not os.path.isdir(self.destination):
            raise JekyllError("the destination is no folder", path=destination, hint="remove it or choose another one")
        self._staging = Staging(self.destination)
        self._wanted: set[str] = set()
        self._staged: set[str] = set()
        self._linked: dict[str, bool] = {"": False}
        """For each folder of the output, whether a symbolic link stands on the way to it."""

    def clear(self, folder: str) -> None:
        """Forget what was staged below a folder: what is staged from here on takes its place."""
        below = {path for path in self._wanted if not folder or path.startswith(folder + "/")}
        for path in below & self._staged:
            os.remove(self._staging.prepared(path))
        self._wanted -= below
        self._staged -= below

    def stage(self, path: str, content: bytes) -> bool:
        """Prepare a file, and whether its bytes are new; one whose bytes are there already is left alone.

        Raises:
            JekyllError: the disk does not take it.
        """
        self._want(path)
        if self._is_behind_a_link(path) or not _holds(self._target(path), content):
            with _explained(path), open(self._staging.prepared(path), "wb") as file:
                file.write(content)
            self._staged.add(path)
        return path in self._staged

    def count(self, path: str, is_new: bool) -> None:
        """Take note of a file that a copy of this process has staged, or found there."""
        self._wanted.add(path)
        if is_new:
            self._staged.add(path)

    @property
    def wanted(self) -> Set[str]:
        """The files of this build, by their paths in the destination."""
        return self._wanted

    @property
    def disk(self) -> str | None:
        """A folder on the disk that files are staged on, if there is one yet; builds alone write there."""
        return self._staging.home if os.path.isdir(os.path.dirname(self.destination)) else None

    def leave(self, path: str) -> None:
        """A file that is there already is wanted as it is."""
        self._want(path)

    def stage_copy(self, path: str, source: StaticFile) -> None:
        """Prepare the copy of a static file, with its time of last change.

        Raises:
            JekyllError: the file cannot be read, or the disk does not take it.
        """
        self._want(path)
        if self._is_behind_a_link(path) or not _same_file(source.file, self._target(path)):
            with _explained(source.relative_path.lstrip("/"), reading=source.file):
                shutil.copy2(source.file, self._staging.prepared(path))
            self._staged.add(path)

    def obsolete(self) -> list[str]:
        """Files and folders of the previous output that this build does not write, folders first."""
        kept = (*self.keep_files, self._staging.prefix)
        return Leftovers(self.destination, self._wanted, kept).find()

    def commit(self, obsolete: Iterable[str]) -> Written:
        """Put everything staged into place and remove what is obsolete.

        Raises:
            JekyllError: the destination cannot be written to; it is as it was, or the hint says that it is not.
        """
        removed = frozenset(obsolete)
        self._check_place()
        try:
            if not self._becomes_the_destination():
                self._exchange(removed)
        finally:
            self._staging.close()
        return Written(frozenset(self._staged), removed, len(self._wanted) - len(self._staged))

    def abandon(self) -> None:
        """Forget what was staged."""
        self._staging.close()

    def _want(self, path: str) -> None:
        """A file is wanted; what was staged for it before counts no more."""
        _check_inside(path)
        self._wanted.add(path)
        self._staged.discard(path)

    def _is_behind_a_link(self, path: str) -> bool:
        """Whether a file would lie somewhere else: a link in the output that came with a site may lead anywhere."""
        folder = os.path.dirname(path)
        if folder not in self._linked:
            self._linked[folder] = self._is_behind_a_link(folder) or os.path.islink(self._target(folder))
        return self._linked[folder]

    def _check_place(self) -> None:
        """Refuse a destination that a link has taken the place of while the site was rendered."""
        if not is_real(self.destination):
            hint = f"build again; {_UNTOUCHED}"
            raise JekyllError("the destination has become a link", path=self.destination, hint=hint)

    def _becomes_the_destination(self) -> bool:
        """Where there is no previous output, what was staged becomes the destination in one step."""
        with _explained(self.destination):
            if os.path.lexists(self.destination):
                return False
            os.makedirs(self._staging.new, exist_ok=True)
            os.rename(self._staging.new, self.destination)
        return True

    def _exchange(self, removed: Iterable[str]) -> None:
        with _explained(self.destination):
            exchange = Exchange(self._staging.old, self.destination)
        try:
            for path in removed:
                exchange.remove(self._target(path))
            for path in sorted(self._staged):
                exchange.put(os.path.join(self._staging.new, path), self._target(path))
        except BaseException as error:
            undone = exchange.undo()
            if isinstance(error, OSError):
                raise _unwritable(self.destination, error, _PUT_BACK if undone else _MIXED) from error
            raise

    def _target(self, path: str) -> str:
        return os.path.join(self.destination, path) if path else self.destination


_UNTOUCHED = "the previous output is untouched"
_PUT_BACK = "the previous output has been put back"
_MIXED = "some files of the output are new and some are old: build again"


class _explained:
    """Turns an error of the operating system into one that names the file.

    Args:
        path: what is being written.
        reading: the file it is copied from.
    """

    def __init__(self, path: str, reading: str | None = None) -> None:
        self._path = path
        self._reading = reading

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            if self._reading is not None and error.filename == self._reading:
                raise unreadable(self._path, error) from error
            raise _unwritable(self._path, error, _UNTOUCHED) from error


class UnwritableError(JekyllError):
    """The disk does not take a file."""

    ends_build = True


def _check_inside(path: str) -> None:
    """Refuse a path that leads out of the destination or into a repository there, whose settings can name programs.

    Raises:
        JekyllError: it does.
    """
    if not path.startswith((".", "/")) and "/." not in path:
        return
    if is_in_repository(path):
        raise JekyllError("no page or file may be written into a repository", path=path, hint="change its permalink")
    if path.startswith("/") or ".." in path.split("/"):
        raise JekyllError("no page or file may leave the destination", path=path, hint="change its permalink")


def _unwritable(path: str, error: OSError, outcome: str) -> UnwritableError:
    reason = error.strerror or str(error)
    hint = f"check the disk's space and the permissions of the destination; {outcome}"
    return UnwritableError(f"cannot be written: {reason}", path=path, hint=hint)


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
    """Whether a copy is that of a file: as large, as old, and made after anybody touched the file."""
    try:
        other = os.lstat(copy)
        if stat.S_ISLNK(other.st_mode):
            return False
        one = os.stat(source)
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns) and one.st_ctime_ns < other.st_ctime_ns
