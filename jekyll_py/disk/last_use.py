"""The last use of a file of a cache, by which files that nothing uses any more are found."""

from __future__ import annotations

import os
from contextlib import suppress


def note_use(file: str) -> None:
    """Note that a file is in use, as its time; a cache that may only be read keeps all its files."""
    with suppress(OSError):
        os.utime(file)  # by the path: Windows cannot by a descriptor
