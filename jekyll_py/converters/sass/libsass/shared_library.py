"""Finds the shared library of libsass: that of the Python package ``libsass``, else that of the system."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec


@cache
def library_path() -> str | None:
    """The path or the name of the library; None if there is none."""
    spec = find_spec("_sass")
    if spec and spec.origin:
        return spec.origin
    from ctypes.util import find_library  # 6 ms, and most sites have no use for libsass

    return find_library("sass")


def is_installed() -> bool:
    """Whether there is a library."""
    return library_path() is not None
