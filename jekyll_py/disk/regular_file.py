"""Openers that refuse pipes and devices, which would block or never end."""

from __future__ import annotations

import errno
import os
import stat

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)
_WITHOUT_LINKS = getattr(os, "O_NOFOLLOW", 0)


def open_regular(path: str, flags: int) -> int:
    """An ``opener`` for `open` that accepts regular files only.

    Raises:
        OSError: the file is a pipe, a device or a socket, or cannot be opened.
    """
    return _checked(os.open(path, flags | _WITHOUT_WAITING), path)


def open_regular_nofollow(path: str, flags: int) -> int:
    """As `open_regular`, but a symbolic link is refused, and a new file can be read by this user only.

    Raises:
        OSError: the file is a link, a pipe, a device or a socket, or cannot be opened.
    """
    return _checked(os.open(path, flags | _WITHOUT_WAITING | _WITHOUT_LINKS | getattr(os, "O_BINARY", 0), 0o600), path)


def _checked(file: int, path: str) -> int:
    mode = os.fstat(file).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # `open` refuses a folder with a better message
        return file
    os.close(file)
    raise OSError(errno.EINVAL, "it is no regular file", path)
