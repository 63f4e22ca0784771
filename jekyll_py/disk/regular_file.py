"""Opening files that may be something else: a pipe would wait for ever, a device would never end."""

from __future__ import annotations

import errno
import os
import stat

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)
_WITHOUT_LINKS = getattr(os, "O_NOFOLLOW", 0)


def ordinary(path: str, flags: int) -> int:
    """An ``opener`` for `open` that takes ordinary files alone.

    Raises:
        OSError: it is a pipe, a device or a socket, or cannot be opened.
    """
    return _checked(os.open(path, flags | _WITHOUT_WAITING), path)


def unlinked(path: str, flags: int) -> int:
    """As `ordinary`, but no symbolic link is followed, and a file that is made is the user's alone.

    Raises:
        OSError: it is a link, a pipe, a device or a socket, or cannot be opened.
    """
    return _checked(os.open(path, flags | _WITHOUT_WAITING | _WITHOUT_LINKS | getattr(os, "O_BINARY", 0), 0o600), path)


def _checked(file: int, path: str) -> int:
    mode = os.fstat(file).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # `open` itself has words for a folder
        return file
    os.close(file)
    raise OSError(errno.EINVAL, "it is no ordinary file", path)
