"""The folder a site (or a theme) is read from: the one seam to its files."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..errors import JekyllError
from .inside import is_below
from .path_log import PathLog

_MOST_LEVELS = 400
"""How deep folders may nest: reading goes down by recursion."""
_SHOWN = 80
"""Characters of a path that is too long to be shown."""


class Source:
    """A folder of source files, addressed by ``/``-separated paths relative to it.

    Args:
        root: the folder; made absolute.
        safe: leave out what a symbolic link brings in from outside the folder (Jekyll's ``--safe``).
        log: takes each path that is looked at.
    """

    def __init__(self, root: str, *, safe: bool = False, log: PathLog | None = None) -> None:
        self.root = os.path.abspath(root)
        self.safe = safe
        self.log = PathLog() if log is None else log
        self._real_root = os.path.realpath(self.root)

    def absolute(self, relative: str) -> str:
        """The absolute path of ``relative``, which never leaves the folder."""
        path = sanitized(self.root, relative)
        self.log.note(path)
        return path

    def relative(self, absolute: str) -> str:
        """The path relative to the folder, without a leading slash; the path itself when it lies elsewhere."""
        prefix = self.root + "/"
        return absolute[len(prefix) :] if absolute.startswith(prefix) else absolute

    def read(self, relative: str) -> bytes:
        """The bytes of a file.

        Raises:
            JekyllError: the file cannot be read.
        """
        try:
            with open(self.absolute(relative), "rb") as file:
                return file.read()
        except OSError as error:
            raise unreadable(relative, error) from error

    def read_starting(self, relative: str, prefix: bytes) -> bytes | None:
        """The bytes of a file that begins with ``prefix``; None for any other file, which is not read to its end.

        Raises:
            JekyllError: the file cannot be read.
        """
        try:
            with open(self.absolute(relative), "rb") as file:
                head = file.read(len(prefix))
                return head + file.read() if head == prefix else None
        except OSError as error:
            raise unreadable(relative, error) from error

    def entries(self, directory: str) -> list[tuple[str, bool]]:
        """``(name, is_directory)`` of everything in a folder, by name; a folder that is not there has nothing.

        Pipes, sockets and devices are left out: reading one could wait for ever. So are symbolic links to a folder
        on the way to this one: they have no end.
        """
        path = self.absolute(directory)
        if not self.allows(path):
            return []
        if directory.count("/") > _MOST_LEVELS:
            hint = "exclude the uppermost one"
            raise JekyllError(f"folders nest deeper than {_MOST_LEVELS} levels", path=directory[:_SHOWN], hint=hint)
        try:
            with os.scandir(path) as found:
                listing = list(found)
        except (FileNotFoundError, NotADirectoryError):
            listing = []
        except OSError as error:
            raise unreadable(directory, error) from error
        self.log.note_listing(path, [entry.name for entry in listing])
        return sorted((entry.name, _is_directory(entry)) for entry in listing if self._allows(entry))

    def walk(self, directory: str) -> Iterator[str]:
        """Every file below ``directory``, relative to it, folders in order of name."""
        return self._walk(directory, "")

    def _walk(self, directory: str, below: str) -> Iterator[str]:
        for name, is_directory in self.entries(directory):
            if is_directory:
                yield from self._walk(f"{directory}/{name}", f"{below}{name}/")
            else:
                yield below + name

    def is_directory(self, relative: str) -> bool:
        """Whether there is a folder (not one reached from outside, under ``safe``)."""
        path = self.absolute(relative)
        return os.path.isdir(path) and self.allows(path)

    def is_file(self, relative: str) -> bool:
        """Whether there is a file (not one reached from outside, under ``safe``)."""
        path = self.absolute(relative)
        return os.path.isfile(path) and self.allows(path)

    def allows(self, path: str) -> bool:
        """Whether an absolute path may be read: anything, but under ``safe`` nothing outside the folder."""
        return not self.safe or is_below(os.path.realpath(path), self._real_root)

    def _allows(self, entry: os.DirEntry[str]) -> bool:
        if not entry.is_symlink():
            return _is_ordinary(entry)
        return _is_ordinary(entry) and self.allows(entry.path) and not leads_back(entry.path, self.root)


def leads_back(link: str, root: str) -> bool:
    """Whether a link in ``root`` leads to a folder on the way to it, by name or where the link's folder really lies."""
    target, folder = os.path.realpath(link), os.path.dirname(link)
    if is_below(os.path.realpath(folder), target):
        return True
    while len(folder) > len(root):
        if os.path.realpath(folder) == target:
            return True
        folder = os.path.dirname(folder)
    return False


def sanitized(root: str, relative: str) -> str:
    """The absolute path that a relative one has in a folder, which it never leaves (Jekyll's ``sanitized_path``)."""
    return root + os.path.normpath("/" + relative.lstrip("/")).rstrip("/") if relative else root


def modified(file: str, shown: str) -> float:
    """When a file was last changed, in seconds since 1970.

    Args:
        file: its absolute path.
        shown: what the message calls it.

    Raises:
        JekyllError: it is gone, or its folder may not be read.
    """
    try:
        return os.stat(file).st_mtime
    except OSError as error:
        raise unreadable(shown, error) from error


def unreadable(path: str, error: OSError) -> JekyllError:
    """The error for a file or folder that the operating system does not let us read."""
    reason = error.strerror or str(error)
    hint = "check that it exists and its permissions"
    return JekyllError(f"cannot be read: {reason}", path=path.lstrip("/"), hint=hint)


def _is_ordinary(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file or folder; a link that leads nowhere counts, so that reading it names it."""
    try:
        return entry.is_file() or entry.is_dir() or not os.path.exists(entry.path)
    except OSError:  # a loop of symbolic links
        return True


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of symbolic links
        return False
