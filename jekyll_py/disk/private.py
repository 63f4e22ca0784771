"""Folders and files that no other user can write, so that their contents can be trusted.

As OpenSSH requires of its keys, a folder has to belong to the user and be writable by no other one, and a file in it
readable by no other one. Owner and mode are read from the open descriptor, so that the file cannot be exchanged after
the check. Windows protects a user's profile itself and has no such modes; there only the folder's position is checked.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from ..errors import JekyllError
from .inside import lies_in

_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class NotPrivateError(JekyllError):
    """A folder belongs to another user, can be written by others, or lies in a folder that it must not lie in."""


def private_folder(path: Path, outside: str) -> Path:
    """The real path of a folder that only this user can write; it is made if it is missing.

    Args:
        path: the folder.
        outside: a folder, such as that of the site, that it must not lie in, through links or not.

    Raises:
        NotPrivateError: it lies in ``outside``, belongs to another user, or others may write to it.
        OSError: it cannot be made or opened.
    """
    if lies_in(str(path), outside):
        raise NotPrivateError(f"the folder {path} lies inside the site")
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    real = Path(os.path.realpath(path))
    if sys.platform != "win32":
        folder, problem = _opened_folder(real)
        os.close(folder)
        if problem is not None:
            raise NotPrivateError(f"the folder {path} {problem}")
    return real


def private_file(path: str, flags: int) -> int:
    """An ``opener`` for `open` that accepts only regular files of this user that no other one can read or write.

    Raises:
        OSError: others may write to the file's folder, or read or write the file; it is a link, or cannot be opened.
    """
    if sys.platform == "win32":
        return os.open(path, flags, 0o600)
    folder, problem = _opened_folder(os.path.dirname(path))
    try:
        if problem is not None:
            raise PermissionError(errno.EPERM, f"the folder {problem}", path)
        file = os.open(os.path.basename(path), flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600, dir_fd=folder)
    finally:
        os.close(folder)
    status = os.fstat(file)
    if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & _OPEN_TO_OTHERS:
        return file
    os.close(file)
    raise PermissionError(errno.EPERM, "it is not a file of this user alone", path)


if sys.platform != "win32":

    def _opened_folder(path: str | Path) -> tuple[int, str | None]:
        """An open descriptor of a folder, and the reason why it is not private, None if it is."""
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        status = os.fstat(folder)
        if status.st_uid != os.geteuid():
            return folder, "belongs to another user"
        return folder, "can be written to by other users" if status.st_mode & _WRITABLE_BY_OTHERS else None
