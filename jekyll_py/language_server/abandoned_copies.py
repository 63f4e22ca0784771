"""Copies of sites that language servers which were killed have left in the temporary folder."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from ..disk.lock import try_lock

PREFIX = "jekyll-py-lsp-"
"""The beginning of the names of their folders."""
_LOCK = "lock"
_YOUNGEST = 60.0
"""Seconds that a lock is left alone, as a server that begins makes the file before it locks it."""


def locked(home: Path) -> int | None:
    """Lock the folder of a copy for as long as this process lives. Returns the open file; None without locks.

    Args:
        home: the folder.
    """
    descriptor = os.open(home / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    if try_lock(descriptor):
        return descriptor
    os.close(descriptor)
    return None


def remove_abandoned_copies() -> None:
    """Remove the copies of this user whose servers have ended without removing them."""
    for home in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_abandoned(home):
            shutil.rmtree(home, ignore_errors=True)


def _is_abandoned(home: Path) -> bool:
    """Whether a folder is this user's own, and no process holds its lock."""
    try:
        if home.is_symlink() or home.lstat().st_uid != os.getuid():
            return False
        descriptor = os.open(home / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except (OSError, AttributeError):  # no copy, or a system without users
        return False
    try:
        is_old = time.time() - os.fstat(descriptor).st_mtime > _YOUNGEST
        return is_old and try_lock(descriptor)
    finally:
        os.close(descriptor)
