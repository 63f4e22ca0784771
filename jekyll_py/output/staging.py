"""Where the files of a build wait: a folder on the destination's disk, and a lock that lets one build in at a time."""

from __future__ import annotations

import contextlib
import os
import re
import shutil

from ..disk.lock import lock
from ..disk.regular_file import open_regular_nofollow
from ..disk.removal import remove


class Staging:
    """The folder of one build; `close` removes it.

    It stands beside the destination; inside, where nothing can be made beside or the destination is a disk of its own,
    such as a container's volume. Until it is closed other builds of the same destination wait: they compare with what
    is there.

    Args:
        destination: the output folder, free of symbolic links; there or not.
    """

    def __init__(self, destination: str) -> None:
        beside, name = os.path.split(destination)
        self.prefix = f".{name}.staging-"
        """What the names of such folders begin with."""
        home = destination if _must_stand_inside(beside, destination) else beside
        self._path = os.path.join(home, f"{self.prefix}{os.getpid()}-{os.urandom(4).hex()}")
        """Not to be guessed: a link of that name, which came with a site, would lead what is staged elsewhere."""
        self._lock = Lock(os.path.join(home, f"{self.prefix}lock"))
        _remove_abandoned(home, self.prefix, alone=self._lock.is_held)

    @property
    def home(self) -> str | None:
        """The folder itself, made where it is not there; None where nothing can be made."""
        try:
            os.makedirs(self._path, exist_ok=True)
        except OSError:
            return None
        return self._path

    @property
    def new(self) -> str:
        """The folder of the files that wait."""
        return os.path.join(self._path, "new")

    @property
    def old(self) -> str:
        """The folder for what gives way to them."""
        return os.path.join(self._path, "old")

    def prepared(self, path: str) -> str:
        """Where a file is to be written for now; its folder is there."""
        staged = os.path.join(self.new, path)
        os.makedirs(os.path.dirname(staged), exist_ok=True)
        return staged

    def close(self) -> None:
        """Remove what was not put into place, and let other builds in."""
        shutil.rmtree(self._path, ignore_errors=True)
        self._lock.release()


class Lock:
    """A file that one build holds at a time; the system lets go of it whatever ends the process.

    Where there is no folder yet, or the disk knows no locks, nothing is held and nobody waits.

    Args:
        path: the file; it is there only while a build holds it, except on Windows, where no open file can be removed.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = self._taken()

    @property
    def is_held(self) -> bool:
        """Whether everybody else is kept out."""
        return self._file is not None

    def release(self) -> None:
        """Let the next one in."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.remove(self._path)
            os.close(self._file)
            self._file = None

    def _taken(self) -> int | None:
        while True:
            try:
                file = open_regular_nofollow(self._path, os.O_RDWR | os.O_CREAT)
            except OSError:  # the first file to be written will say what is wrong
                return None
            if not lock(file) or self._is_there(file):
                return file
            os.close(file)  # the one before removed it while we waited

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
    """Remove what builds that were killed had staged: all there is when nobody else can be at work."""
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
    except OSError:  # it runs, but is somebody else's
        return True
    return True
