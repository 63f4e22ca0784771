"""Writing a file atomically, and never through a link that leads out of its folder."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from .inside import leads_out
from .replacement import replacing
from .repositories import is_in_repository


class MisplacedError(OSError):
    """A path leads out of the folder that it must stay in, or into a repository such as ``.git``."""


def put(path: str, content: bytes, within: str) -> None:
    """Write a file, replacing an existing one at once; a link is replaced itself, and its target stays as it is.

    Args:
        path: the path of the file.
        content: the bytes to write.
        within: the folder that no link on the way may lead out of. A path that is outside of it by its text is not
            checked: the user has written it so.

    Raises:
        MisplacedError: a link on the way leads out, or the file would lie in a repository.
        OSError: the file cannot be written.
    """
    target = os.path.abspath(path)
    check_within(os.path.dirname(target), within)
    with replacing(target, opener=None) as file:
        file.write(content)
        _take_mode(file.name, target)


def make_folder(folder: str, within: str) -> None:
    """Make a folder and those above it, as far as they do not exist.

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
    """Check that no link on a path leads out of a folder, and that no repository lies on the way.

    Raises:
        MisplacedError: a link leads out, or a part of the path below ``within`` is a repository.
    """
    if leads_out(path, within):
        raise MisplacedError(errno.ELOOP, f"a link leads to {os.path.realpath(path)}, out of {within}", path)
    if is_in_repository(os.path.relpath(os.path.realpath(path), os.path.realpath(within))):
        raise MisplacedError(errno.EPERM, "it is a part of a repository", path)


def _take_mode(draft: str, target: str) -> None:
    """Give ``draft`` the permissions of ``target``, if that is a regular file."""
    with contextlib.suppress(FileNotFoundError):
        status = os.lstat(target)
        if stat.S_ISREG(status.st_mode):
            os.chmod(draft, stat.S_IMODE(status.st_mode))
