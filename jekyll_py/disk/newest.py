"""Bounding the number of files in a folder."""

from __future__ import annotations

import os


def keep_newest(folder: str | os.PathLike[str], most: int) -> None:
    """Remove all files of a folder but the ``most`` that were changed last.

    Args:
        folder: its path.
        most: how many files to keep.

    Raises:
        OSError: a file cannot be removed, or another process has removed it.
    """
    found = [(entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in os.scandir(folder)]
    for _, path in sorted(found, reverse=True)[most:]:
        os.remove(path)
