"""Locks between processes on open files, which the system releases when the process ends, even by a crash.

The package filelock does this and more, but its import would cost every build more time than the lock does.
"""

from __future__ import annotations

import errno
import sys

if sys.platform != "win32":
    from fcntl import LOCK_EX, LOCK_NB, flock

    def lock(file: int) -> bool:
        """Wait until no other process holds a file; False where its disk knows no locks, as some network drives."""
        try:
            flock(file, LOCK_EX)
        except OSError:
            return False
        return True

    def try_lock(file: int) -> bool:
        """Hold a file unless another process does; False then, and where its disk knows no locks."""
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except OSError:
            return False
        return True

else:
    from msvcrt import LK_LOCK, LK_NBLCK, locking

    def lock(file: int) -> bool:
        """Wait until no other process holds a file; False where its disk knows no locks, as some network drives."""
        while True:
            try:
                locking(file, LK_LOCK, 1)
            except OSError as error:
                if error.errno != errno.EDEADLK:  # which says that ten seconds have passed
                    return False
            else:
                return True

    def try_lock(file: int) -> bool:
        """Hold a file unless another process does; False then, and where its disk knows no locks."""
        try:
            locking(file, LK_NBLCK, 1)
        except OSError:
            return False
        return True
