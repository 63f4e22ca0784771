"""The size, times and names of a file or folder, noted to see later whether it has changed; compare with `is_same`.

The signature of a file is a tuple, that of a folder a list, that of a path with nothing there None. Only a file that
was last changed well before it was read has a signature that can be trusted: see `is_new`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence

from ..disk.digest import digest
from ..disk.path_log import PathLog

GRANULARITY = 10_000_000
"""By how many nanoseconds a file can seem older than it is: its time is that of the kernel's last tick."""

OutputSignature = tuple[int, int]
"""The size of a file or folder of the output, and the time of its last change in nanoseconds."""
DOUBTFUL = (-1, 0, 0, 0)
"""The signature of a file that may have been changed after it was read: no file has it, so it counts as edited."""


def signature(path: str, before: object = None, names: Sequence[str] | None = None) -> object:
    """The signature of a file or folder as it is now.

    Args:
        path: the file or folder.
        before: an earlier signature: a folder whose times are the same is not listed again.
        names: the names in the folder, if it was listed before.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            since = [status.st_ino, status.st_mtime_ns, status.st_ctime_ns]
            if isinstance(before, list) and before[1:] == since:
                return before
            return [_members(os.listdir(path) if names is None else names), *since]
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def logged_signature(path: str, log: PathLog, began: int) -> object:
    """The signature of a path as a build found it.

    Args:
        path: the path.
        log: has the names in the folders that the build listed.
        began: when the build began. The times of a folder that was changed since then are left out, so that the next
            build lists it again: a file may have come to it after this build listed it.
    """
    names = log.names_in(path)
    now = signature(path, names=names)
    if isinstance(now, list):
        return [*now[:2], 0, 0] if max(now[2:]) >= began - GRANULARITY else now
    return [_members(names), 0, 0, 0] if names else now  # removed since it was listed


def output_signature(path: str) -> OutputSignature | None:
    """The signature of a file or folder of the output, None if it is gone."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns)


def is_file(found: object) -> bool:
    """Whether a signature is that of a file."""
    return isinstance(found, tuple)


def is_same(now: object, before: object) -> bool:
    """Whether two signatures are equal; for folders their names and identity count, not their times."""
    return now[:2] == before[:2] if isinstance(now, list) and isinstance(before, list) else now == before


def is_new(found: object, began: int) -> bool:
    """Whether a file may have been changed after a build that began then had read it."""
    return isinstance(found, tuple) and max(found[1], found[2]) >= began - GRANULARITY


def _members(names: Iterable[str]) -> bytes:
    """A digest of the names in a folder, without those of files that builds stage there for a moment."""
    return digest(
        "\0".join(sorted(name for name in names if ".staging-" not in name)).encode("utf-8", "surrogateescape")
    )
