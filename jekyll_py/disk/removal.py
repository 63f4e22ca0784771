"""Removing files and folders, never through a link."""

from __future__ import annotations

import errno
import os
import shutil

from .inside import is_real


def remove(path: str) -> None:
    """Remove a file, a folder with all in it, or a link, whose target stays.

    Raises:
        OSError: it cannot be removed, or a link leads to the folder it lies in.
    """
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
    """Remove a folder by its name in a folder that is held open, so that no link can take its place meanwhile."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        shutil.rmtree(name, dir_fd=held)
    finally:
        os.close(held)
