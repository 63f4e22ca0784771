"""The entry points of installed Python packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def entry_points(group: str, name: str) -> Iterable[EntryPoint]:
    """The entry points of a group that have a name, without importing `importlib.metadata` where the group is empty."""
    if not _may_exist(group.encode()):
        return ()
    from importlib import metadata  # it takes 20 ms, and on most machines there is no such entry point

    return metadata.entry_points(group=group, name=name)


def packages_of_group(group: str) -> frozenset[str]:
    """The top-level packages that the entry points of a group are in."""
    if not _may_exist(group.encode()):
        return frozenset()
    from importlib import metadata  # as above

    return frozenset(entry.module.partition(".")[0] for entry in metadata.entry_points(group=group))


def _may_exist(group: bytes) -> bool:
    """Whether a package may have an entry point of a group; true where that is not known from files in folders."""
    others = (finder for finder in sys.meta_path if finder is not PathFinder)
    return any(hasattr(finder, "find_distributions") for finder in others) or any(
        _may_be_in(folder or ".", group) for folder in sys.path
    )


def _may_be_in(folder: str, group: bytes) -> bool:
    try:
        names = os.listdir(folder)
    except NotADirectoryError:  # an archive
        return True
    except OSError:
        return False
    return any(group in _read(os.path.join(folder, name)) for name in names if name.lower().endswith(_ABOUT))


_ABOUT = ("dist-info", "egg-info")
"""The ends of the names of the folders with a package's metadata; in an egg it is the whole name."""


def _read(about: str) -> bytes:
    try:
        with open(os.path.join(about, "entry_points.txt"), "rb") as file:
            return file.read()
    except OSError:
        return b""
