"""The lock of a store: of several processes that build a site at once, one has the store and the others do without."""

from __future__ import annotations

import os

from ...disk.lock import try_lock
from ...disk.regular_file import open_regular_nofollow

_held: dict[str, int] = {}
"""The open lock files of this process by path. A process that builds a site anew under another configuration keeps its
lock."""


def hold(path: str) -> bool:
    """Take the lock of a file; False if another process has it."""
    if path in _held:
        return True
    file = open_regular_nofollow(path, os.O_RDWR | os.O_CREAT)
    if not try_lock(file):
        os.close(file)
        return False
    _held[path] = file
    return True


def release(path: str) -> None:
    """Free the lock of a file."""
    file = _held.pop(path, None)
    if file is not None:
        os.close(file)
