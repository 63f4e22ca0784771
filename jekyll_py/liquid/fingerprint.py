"""What stands for the code that compiles: cached code is only as good as the compiler that wrote it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache

Stamp = tuple[str, int, int]
"""A file, its size and when it was written."""


@lru_cache(maxsize=1)
def engine_stamp() -> tuple[Stamp, ...]:
    """The files of this package."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.dirname(__file__)) for name in names]
    return tuple(_stamp(path) for path in sorted(files) if path.endswith(".py"))


def class_stamp(kind: type) -> Stamp:
    """A class, by its name and the file it is defined in."""
    _, size, written = _stamp(str(getattr(sys.modules.get(kind.__module__), "__file__", "")))
    return f"{kind.__module__}.{kind.__qualname__}", size, written


def _stamp(path: str) -> Stamp:
    with suppress(OSError):
        status = os.stat(path)
        return path, status.st_size, status.st_mtime_ns
    return path, 0, 0
