"""Whether a path lies in a folder, by whatever links, case and spelling it is reached."""

from __future__ import annotations

import os


def lies_in(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it.

    Folders are compared by device and inode, so that links, and case on disks that ignore it, make no difference; one
    that does not exist is compared by its path.

    Args:
        path: any path, of a file that exists or not.
        folder: any path.
    """
    return PathLookup().lies_in(path, folder)


class PathLookup:
    """Answers `lies_in` for many paths, and looks at each path on the disk once."""

    def __init__(self) -> None:
        self._real: dict[str, str] = {}
        self._identities: dict[str, _Identity | None] = {}

    def lies_in(self, path: str, folder: str) -> bool:
        """Whether a path is a folder or lies in it, as the function `lies_in` tells."""
        real, home = self._resolved(path), self._resolved(folder)
        if is_below(real, home):
            return True
        wanted = self._identity(home)
        return wanted is not None and any(self._identity(each) == wanted for each in _upwards(real))

    def _resolved(self, path: str) -> str:
        if path not in self._real:
            self._real[path] = os.path.realpath(path)
        return self._real[path]

    def _identity(self, real: str) -> _Identity | None:
        if real not in self._identities:
            try:
                status = os.stat(real)
            except OSError:
                self._identities[real] = None
            else:
                self._identities[real] = (status.st_dev, status.st_ino)
        return self._identities[real]


_Identity = tuple[int, int]


def is_below(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or below it by its text; both must be absolute and without ``..``."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def leads_out(path: str, folder: str) -> bool:
    """Whether a path is inside a folder by its text, but a link on the way leads out of that folder."""
    written = os.path.abspath(path)
    homes = (os.path.abspath(folder), os.path.realpath(folder))
    return any(is_below(written, home) for home in homes) and not lies_in(written, folder)


def is_real(path: str) -> bool:
    """Whether no part of an absolute path is a link."""
    return os.path.realpath(path) == path


def _upwards(path: str) -> list[str]:
    """A path and all folders above it, innermost first."""
    found = [path]
    while (above := os.path.dirname(found[-1])) != found[-1]:
        found.append(above)
    return found
