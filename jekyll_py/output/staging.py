"""Staging: the folder for a build's files until all are rendered, and a lock against other builds."""

from __future__ import annotations

import contextlib
import os
import re
from hashlib import blake2b

from ..disk.lock import lock
from ..disk.regular_file import open_regular_nofollow
from ..disk.removal import remove


class Staging:
    """The staging folder of one build; `close` removes it.

    It is a sibling of the destination, or is inside it where no sibling can be made or the destination is a disk of its
    own, such as a container's volume. Other builds of the same destination wait until it is closed, as they compare
    their files with those in the destination.

    Args:
        destination: the real path of the output folder, which need not exist.
    """

    def __init__(self, destination: str) -> None:
        self.becomes_destination = not os.path.lexists(destination)
        """Whether the folder of the staged files can be renamed to the destination, as there is none yet. Else all
        files are in one folder: making and removing a folder costs as much as writing a small file."""
        beside, name = os.path.split(destination)
        self.prefix = f".{name}.staging-"
        """The prefix of the names of staging folders."""
        home = destination if _must_stand_inside(beside, destination) else beside
        self._path = os.path.join(home, f"{self.prefix}{os.getpid()}-{os.urandom(4).hex()}")
        """The path, with a random part, so that a site cannot bring along a link of the same name."""
        self._made = set[str]()
        """Folders that are known to exist."""
        self.new = os.path.join(self._path, "new")
        """The folder of the staged files."""
        self._lock = Lock(os.path.join(home, f"{self.prefix}lock"))
        _remove_abandoned(home, self.prefix, alone=self._lock.is_held)

    @property
    def home(self) -> str | None:
        """The path of the staging folder, which is made if needed; None if it cannot be made."""
        try:
            os.makedirs(self._path, exist_ok=True)
        except OSError:
            return None
        return self._path

    @property
    def old(self) -> str:
        """The folder for the old files that the staged ones replace."""
        return os.path.join(self._path, "old")

    def staged(self, path: str) -> str:
        """The staging path of a file, from its path relative to the destination."""
        if self.becomes_destination:
            return f"{self.new}{os.sep}{path}"
        name = blake2b(path.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return f"{self.new}{os.sep}{name}"

    def prepared(self, path: str) -> str:
        """The staging path of a file, whose folder is made."""
        staged = self.staged(path)
        folder = os.path.dirname(staged) if self.becomes_destination else self.new
        if folder not in self._made:
            self._make(folder)
        return staged

    def _make(self, folder: str) -> None:
        """Make a folder and its parents; another process may make some of them meanwhile."""
        with contextlib.suppress(FileExistsError):
            try:
                os.mkdir(folder)
            except FileNotFoundError:
                self._make(os.path.dirname(folder))
                os.mkdir(folder)
        self._made.add(folder)

    def close(self) -> None:
        """Remove the staging folder, and release the lock."""
        try:
            os.rmdir(self._path)  # all that is left if it became the destination
        except FileNotFoundError:  # it was closed before
            pass
        except OSError:
            import shutil  # slow to import

            shutil.rmtree(self._path, ignore_errors=True)
        self._lock.release()


class Lock:
    """A lock file that one build holds at a time; the system releases it when the process ends.

    Where its folder does not exist, or the disk does not support locks, there is no lock.

    Args:
        path: the file, which exists only during a build; except on Windows, where an open file cannot be removed.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = self._taken()

    @property
    def is_held(self) -> bool:
        """Whether this process holds the lock."""
        return self._file is not None

    def release(self) -> None:
        """Release the lock."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.remove(self._path)
            os.close(self._file)
            self._file = None

    def _taken(self) -> int | None:
        while True:
            try:
                file = open_regular_nofollow(self._path, os.O_RDWR | os.O_CREAT)
            except OSError:  # writing the first file will give an error that says what is wrong
                return None
            if not lock(file) or self._is_there(file):
                return file
            os.close(file)  # the previous holder removed it while we waited

    def _is_there(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), os.stat(self._path))
        except FileNotFoundError:
            return False


def _must_stand_inside(beside: str, destination: str) -> bool:
    if not os.path.isdir(destination):
        return False
    return not os.access(beside, os.W_OK) or os.stat(beside).st_dev != os.stat(destination).st_dev


def _remove_abandoned(folder: str, prefix: str, *, alone: bool) -> None:
    """Remove the staging folders of killed builds; all of them if ``alone``, when no other build can be running."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            found = re.fullmatch(re.escape(prefix) + r"(\d{1,9})(?:-[0-9a-f]+)?", name)
            if found and (alone or not _runs(int(found[1]))):
                with contextlib.suppress(OSError):
                    remove(os.path.join(folder, name))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs as another user
        return True
    return True
