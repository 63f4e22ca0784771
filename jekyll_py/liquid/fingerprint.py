"""Fingerprints of the compiler and of tags, on which the validity of cached code depends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache

Stamp = tuple[str, int, int]
"""The path of a file, its size, and its time of change in nanoseconds."""


@lru_cache(maxsize=1)
def engine_stamp() -> tuple[Stamp, ...]:
    """The stamps of all files of this package."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.dirname(__file__)) for name in names]
    return tuple(_stamp(path) for path in sorted(files) if path.endswith(".py"))


def class_stamp(kind: type) -> Stamp:
    """The stamp of a class: its name, and size and time of the file that defines it."""
    _, size, written = _stamp(str(getattr(sys.modules.get(kind.__module__), "__file__", "")))
    return f"{kind.__module__}.{kind.__qualname__}", size, written


def _stamp(path: str) -> Stamp:
    with suppress(OSError):
        status = os.stat(path)
        return path, status.st_size, status.st_mtime_ns
    return path, 0, 0
