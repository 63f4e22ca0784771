"""The folders that Ruby sees, and the paths of their files on both sides of the sandbox."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence

import wasmtime

from ..disk.inside import lies_in
from ..lazy.tuples import NamedTuple
from .errors import SandboxError


class Folder(NamedTuple):
    """A folder that Ruby sees."""

    host: str
    """Its path."""
    guest: str
    """Its path inside the sandbox, absolute and with forward slashes."""
    is_writable: bool = False


def place(number: int) -> str:
    """The path inside the sandbox of the folder of a number that a snapshot has, and that may become another one."""
    return f"/jekyll-py/place/{number}"


class Folders:
    """The folders of one interpreter.

    Args:
        folders: the folders.
        root: an empty folder, which Ruby sees as ``/``.
        count: how many there are for Ruby, at the least: those that are left are empty.
    """

    def __init__(self, folders: Sequence[Folder], root: str, count: int = 0) -> None:
        left = (Folder(root, place(number)) for number in range(len(folders), count))
        self._folders = (*folders, *left)
        self._root = root

    @property
    def guests(self) -> Sequence[str]:
        """Their paths inside the sandbox in the order of their numbers, the root's first."""
        return ("/", *(folder.guest for folder in self._folders))

    def open(self, wasi: wasmtime.WasiConfig) -> None:
        """Let Ruby see them."""
        for folder in self._folders:  # a path is found only below folders that exist, so the root gets empty ones
            os.makedirs(os.path.join(self._root, *folder.guest.strip("/").split("/")), exist_ok=True)
        wasi.preopen_dir(self._root, "/", False)
        for folder in self._folders:
            wasi.preopen_dir(folder.host, folder.guest, folder.is_writable)

    def host_path(self, guest: str) -> str | None:
        """The path of a file that Ruby names; None if it lies in none of the folders."""
        for folder in sorted(self._folders, key=lambda each: -len(each.guest)):
            if guest == folder.guest or guest.startswith(folder.guest.rstrip("/") + "/"):
                return os.path.join(folder.host, *guest[len(folder.guest) :].strip("/").split("/"))
        return None

    def readable(self, guest: str) -> str:
        """The path of a file that Ruby names and may read itself, for Python to read it.

        Raises:
            SandboxError: it lies in no folder that Ruby sees, or a link leads out of that.
        """
        path = posixpath.normpath(guest)
        found = self.host_path(path)
        if found is None or not any(lies_in(found, folder.host) for folder in self._folders):
            raise SandboxError(f"Ruby code may not read {path}")
        return found
