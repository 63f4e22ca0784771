"""Removing files and folders without following links."""

from __future__ import annotations

import errno
import os

from .inside import is_real


def remove(path: str) -> None:
    """Remove a file, a folder with its contents, or a link, whose target stays.

    Raises:
        OSError: it cannot be removed, or its folder is reached through a link.
    """
    import shutil  # with the archives that it knows, a fiftieth of a build that has nothing to do

    folder, name = os.path.split(os.path.abspath(path))
    if not is_real(folder):
        raise OSError(errno.ELOOP, "it lies behind a link", path)
    if not os.path.isdir(path) or os.path.islink(path):
        os.remove(path)
    elif shutil.rmtree.avoids_symlink_attacks:
        _remove_tree(folder, name)
    else:
        shutil.rmtree(path)


def _remove_tree(folder: str, name: str) -> None:
    """Remove a folder relative to an open descriptor of its parent, so that no link can take the parent's place."""
    import shutil

    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        shutil.rmtree(name, dir_fd=held)
    finally:
        os.close(held)
