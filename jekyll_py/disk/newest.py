"""Bounded growth of a folder in which every site has a file."""

from __future__ import annotations

import os


def keep_newest(folder: str | os.PathLike[str], most: int) -> None:
    """Remove all but the files that were changed last.

    Args:
        folder: the folder.
        most: how many may stay.

    Raises:
        OSError: a file cannot be removed, or another process was faster.
    """
    found = [(entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in os.scandir(folder)]
    for _, path in sorted(found, reverse=True)[most:]:
        os.remove(path)
