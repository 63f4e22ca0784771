"""The write stage, which replaces the previous output by the new one, completely or not at all.

Files are staged in a folder beside the destination, and moved into it only when all are rendered. An error, a kill or a
full disk before that leaves the previous output unchanged, and an error during the moves undoes them. Only a power cut
or SIGKILL during the moves leaves some files new and some old, which the next build repairs: it finds other files than
the last build recorded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence, Set
from errno import ENAMETOOLONG, ENOSPC, EROFS

from ..disk.inside import is_real
from ..disk.repositories import is_in_repository
from ..disk.source import MOST_LEVELS, SHOWN, unreadable
from ..errors import JekyllError
from ..model.static_file import StaticFile
from .file_contents import copy, holds, same_file, write
from .leftovers import Leftovers
from .staging import Staging
from .swap import Swap
from .written import Written


class Writer:
    """Writes the output of one build.

    Args:
        destination: the absolute path of the output folder.
        keep_files: prefixes of paths in it that are never removed (Jekyll's ``keep_files``).

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
        """By folder of the output: whether it is reached through a symbolic link."""

    def clear(self, folder: str) -> None:
        """Remove the staged files below a folder, before others are staged in their place."""
        below = {path for path in self._wanted if not folder or path.startswith(folder + "/")}
        for path in below & self._staged:
            os.remove(self._staging.prepared(path))
        self._wanted -= below
        self._staged -= below

    def stage(self, path: str, content: bytes) -> bool:
        """Stage a file unless the destination has the same; returns whether it was staged.

        Raises:
            JekyllError: the file cannot be written.
        """
        self._want(path)
        if self._staging.becomes_destination or self._is_behind_a_link(path) or not holds(self._target(path), content):
            with _explained(path):
                write(self._staging.prepared(path), content)
            self._staged.add(path)
        return path in self._staged

    def staged(self, path: str) -> str:
        """Where a staged file is until the end of the build."""
        return self._staging.staged(path)

    def count(self, path: str, is_new: bool) -> None:
        """Note a file that another process has staged, or found unchanged."""
        self._wanted.add(path)
        if is_new:
            self._staged.add(path)

    @property
    def wanted(self) -> Set[str]:
        """The files of this build, as paths relative to the destination."""
        return self._wanted

    @property
    def disk(self) -> str | None:
        """A folder for temporary files on the disk of the destination; None if there is none yet."""
        return self._staging.home if os.path.isdir(os.path.dirname(self.destination)) else None

    def leave(self, path: str) -> None:
        """Note that an existing file of the destination is kept unchanged."""
        self._want(path)

    def stage_copy(self, path: str, source: StaticFile) -> None:
        """Stage a copy of a static file, with its time of change.

        Raises:
            JekyllError: the file cannot be read, or the copy cannot be written.
        """
        self._want(path)
        if self._is_behind_a_link(path) or not same_file(source.file, self._target(path)):
            with _explained(source.relative_path.lstrip("/"), reading=source.file):
                copy(source.file, self._staging.prepared(path))
            self._staged.add(path)

    def obsolete(self, present: Set[str] | None = None) -> list[str]:
        """Files and folders of the previous output that this build does not write, folders first.

        Args:
            present: the absolute paths of all files and folders in the destination, if they are known.
        """
        kept = (*self.keep_files, self._staging.prefix)
        return Leftovers(self.destination, self._wanted, kept).find(present)

    def commit(self, obsolete: Iterable[str]) -> Written:
        """Move the staged files to the destination, and remove obsolete ones.

        Raises:
            JekyllError: the destination cannot be written to; the hint says whether it is unchanged.
        """
        removed = frozenset(obsolete)
        self._check_place()
        try:
            if not self._becomes_the_destination():
                self._swap(removed)
        finally:
            self._staging.close()
        return Written(frozenset(self._staged), removed, len(self._wanted) - len(self._staged))

    def abandon(self) -> None:
        """Remove the staged files."""
        self._staging.close()

    def _want(self, path: str) -> None:
        """Note a file of this build; one staged for it before no longer counts."""
        _check_inside(path)
        self._wanted.add(path)
        self._staged.discard(path)

    def _is_behind_a_link(self, path: str) -> bool:
        """Whether a file is reached through a link in the output, which may lead anywhere."""
        folder = os.path.dirname(path)
        if folder not in self._linked:
            self._linked[folder] = self._is_behind_a_link(folder) or os.path.islink(self._target(folder))
        return self._linked[folder]

    def _check_place(self) -> None:
        """Raise if the destination has been replaced by a link during the build."""
        if not is_real(self.destination):
            hint = f"build again; {_UNTOUCHED}"
            raise JekyllError("the destination has become a link", path=self.destination, hint=hint)

    def _becomes_the_destination(self) -> bool:
        """Rename the staging folder to the destination if there is no previous output; returns whether it was."""
        with _explained(self.destination):
            if not self._staging.becomes_destination or os.path.lexists(self.destination):
                os.makedirs(self.destination, exist_ok=True)  # it may have been removed during the build
                return False
            os.makedirs(self._staging.new, exist_ok=True)
            os.rename(self._staging.new, self.destination)
        return True

    def _swap(self, removed: Iterable[str]) -> None:
        with _explained(self.destination):
            swap = Swap(self._staging.old, self.destination)
        try:
            for path in removed:
                swap.remove(self._target(path))
            for path in sorted(self._staged):
                swap.put(self._staging.staged(path), self._target(path))
        except BaseException as error:
            undone = swap.undo()
            if isinstance(error, OSError):
                raise _unwritable(self.destination, error, _PUT_BACK if undone else _MIXED) from error
            raise

    def _target(self, path: str) -> str:
        return os.path.join(self.destination, path) if path else self.destination


_UNTOUCHED = "the previous output is untouched"
_PUT_BACK = "the previous output has been put back"
_MIXED = "some files of the output are new and some are old: build again"


class _explained:
    """A context manager that converts OSError to an error with the name of the file.

    Args:
        path: the file being written.
        reading: the file that it is copied from, if any.
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
    """A file cannot be written."""

    ends_build = True


def _check_inside(path: str) -> None:
    """Refuse a path that leads out of the destination, or into a repository, whose configuration can name programs.

    Raises:
        JekyllError: the path does, or its folders nest too deep.
    """
    if path.count("/") > MOST_LEVELS:
        message = f"no page or file may lie deeper than {MOST_LEVELS} folders"
        raise JekyllError(message, path=path[:SHOWN], hint="change its permalink")
    if not path.startswith((".", "/")) and "/." not in path:
        return
    if is_in_repository(path):
        raise JekyllError("no page or file may be written into a repository", path=path, hint="change its permalink")
    if path.startswith("/") or ".." in path.split("/"):
        raise JekyllError("no page or file may leave the destination", path=path, hint="change its permalink")


def _unwritable(path: str, error: OSError, outcome: str) -> UnwritableError:
    reason = error.strerror or str(error)
    advice = _ADVICE.get(error.errno or 0, "check the disk's space and the permissions of the destination")
    hint = f"{advice}; {outcome}"
    return UnwritableError(f"cannot be written: {reason}", path=path, hint=hint)


_ADVICE = {
    ENAMETOOLONG: "shorten its name, or its permalink: most disks take 255 bytes between two slashes",
    ENOSPC: "make space on the disk of the destination",
    EROFS: "the disk of the destination may only be read: choose another folder with --destination",
}
