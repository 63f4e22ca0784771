"""Putting a file into its place: whole or not at all, and never through a link."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from .inside import leads_out
from .repositories import is_in_repository


class MisplacedError(OSError):
    """A file would not lie in the folder that it is meant for, or in a repository there."""


def put(path: str, content: bytes, within: str) -> None:
    """Write a file in place of what is there, a link itself rather than what it leads to.

    Args:
        path: where it goes.
        content: what it is to hold.
        within: the folder that no link on the way may lead out of. A path that is written as one outside of it was
            meant so.

    Raises:
        MisplacedError: one does, or the folder is a part of a repository.
        OSError: the disk does not take it.
    """
    target = os.path.abspath(path)
    folder = os.path.dirname(target)
    check_within(folder, within)
    draft = os.path.join(folder, f".jekyll-py-{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        os.remove(draft)
    try:
        with open(draft, "xb") as file:
            file.write(content)
        _take_mode(draft, target)
        os.replace(draft, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(draft)
        raise


def make_folder(folder: str, within: str) -> None:
    """Make a folder and those above it, unless they are there.

    Args:
        folder: its path.
        within: as for `put`.

    Raises:
        MisplacedError: a link on the way leads out, or the folder is a part of a repository.
        OSError: it cannot be made.
    """
    check_within(folder, within)
    os.makedirs(os.path.abspath(folder), exist_ok=True)


def check_within(path: str, within: str) -> None:
    """Refuse a path that is written as one in a folder, if a link leads out of it or a repository lies on the way.

    Raises:
        MisplacedError: one does.
    """
    if leads_out(path, within):
        raise MisplacedError(errno.ELOOP, f"a link leads to {os.path.realpath(path)}, out of {within}", path)
    if is_in_repository(os.path.relpath(os.path.realpath(path), os.path.realpath(within))):
        raise MisplacedError(errno.EPERM, "it is a part of a repository", path)


def _take_mode(draft: str, target: str) -> None:
    """Give a file the permissions of the one whose place it takes."""
    with contextlib.suppress(FileNotFoundError):
        status = os.lstat(target)
        if stat.S_ISREG(status.st_mode):
            os.chmod(draft, stat.S_IMODE(status.st_mode))
