"""The folder that a site or a theme is read from; all access to its files goes through here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from errno import ELOOP, ENOENT
from types import MappingProxyType

from ..errors import JekyllError, UnreadableError
from .inside import is_below
from .path_log import PathLog

MOST_LEVELS = 400
"""The depth to which folders may nest, as they are read by recursion."""
_USUAL = re.compile(r"(?:[^/.][^/]*+)(?>(?:/[^/.][^/]*+)*)", re.S)
"""A relative path that normalising leaves as it is."""
SHOWN = 80
"""The characters shown of a path that is too long for a message."""


_AS_ON_DISK: Mapping[str, bytes] = MappingProxyType({})


class Source:
    """A folder of source files, addressed by ``/``-separated paths relative to it.

    Args:
        root: the folder's path, absolute or not.
        safe: leave out files that a symbolic link brings in from outside the folder (Jekyll's ``--safe``).
        log: receives each path that is looked at.
        texts: by absolute path, what is read in the place of some files.
    """

    def __init__(
        self, root: str, *, safe: bool = False, log: PathLog | None = None, texts: Mapping[str, bytes] = _AS_ON_DISK
    ) -> None:
        self.root = os.path.abspath(root)
        self.safe = safe
        self.log = PathLog() if log is None else log
        self.texts = texts
        self._real_root = os.path.realpath(self.root)

    def of(self, root: str) -> Source:
        """A source for another folder, such as the theme, with the same settings."""
        return Source(root, safe=self.safe, log=self.log, texts=self.texts)

    def absolute(self, relative: str) -> str:
        """The absolute path of ``relative``; ``..`` does not lead out of the folder."""
        path = sanitized(self.root, relative)
        self.log.note(path)
        return path

    def relative(self, absolute: str) -> str:
        """A path relative to the folder, without a leading slash; a path outside of it is returned unchanged."""
        prefix = self.root + "/"
        return absolute[len(prefix) :] if absolute.startswith(prefix) else absolute

    def read(self, relative: str) -> bytes:
        """The bytes of a file.

        Raises:
            JekyllError: the file cannot be read.
        """
        path = self.absolute(relative)
        if path in self.texts:
            return self.texts[path]
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError as error:
            raise unreadable(relative, error) from error

    def read_starting(self, relative: str, starts: tuple[bytes, ...]) -> bytes | None:
        """The bytes of a file that begins with one of some texts; None for any other, of which only the start is read.

        Raises:
            JekyllError: the file cannot be read.
        """
        path = self.absolute(relative)
        if path in self.texts:
            return self.texts[path] if self.texts[path].startswith(starts) else None
        try:
            with open(path, "rb") as file:
                head = file.read(max(map(len, starts)))
                return head + file.read() if head.startswith(starts) else None
        except OSError as error:
            raise unreadable(relative, error) from error

    def entries(self, directory: str) -> list[tuple[str, bool]]:
        """``(name, is_directory)`` of each entry of a folder, sorted by name; none for a missing folder.

        Pipes, sockets and devices are left out, as reading one could block. So are symbolic links to a folder above
        this one, as walking them would never end.

        Raises:
            JekyllError: the folder cannot be read, or folders nest too deep.
        """
        path = self.absolute(directory)
        if not self.allows(path):
            return []
        if directory.count("/") > MOST_LEVELS:
            hint = "exclude the uppermost one"
            raise JekyllError(f"folders nest deeper than {MOST_LEVELS} levels", path=directory[:SHOWN], hint=hint)
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
        """The path of every file below ``directory``, relative to it, sorted by name in each folder."""
        return self._walk(directory, "")

    def _walk(self, directory: str, below: str) -> Iterator[str]:
        for name, is_directory in self.entries(directory):
            if is_directory:
                yield from self._walk(f"{directory}/{name}", f"{below}{name}/")
            else:
                yield below + name

    def is_directory(self, relative: str) -> bool:
        """Whether the path is a folder; under ``safe``, not one that a link brings in from outside."""
        path = self.absolute(relative)
        return os.path.isdir(path) and self.allows(path)

    def is_file(self, relative: str) -> bool:
        """Whether the path is a file; under ``safe``, not one that a link brings in from outside."""
        path = self.absolute(relative)
        return os.path.isfile(path) and self.allows(path)

    def allows(self, path: str) -> bool:
        """Whether an absolute path may be read: under ``safe`` only inside the folder, else always."""
        return not self.safe or is_below(os.path.realpath(path), self._real_root)

    def _allows(self, entry: os.DirEntry[str]) -> bool:
        if not entry.is_symlink():
            return _is_file_or_folder(entry)
        return _is_file_or_folder(entry) and self.allows(entry.path) and not leads_back(entry.path, self.root)


def leads_back(link: str, root: str) -> bool:
    """Whether a link inside ``root`` leads to a folder that it lies in itself, by its text or its real path."""
    target, folder = os.path.realpath(link), os.path.dirname(link)
    if is_below(os.path.realpath(folder), target):
        return True
    while len(folder) > len(root):
        if os.path.realpath(folder) == target:
            return True
        folder = os.path.dirname(folder)
    return False


def sanitized(root: str, relative: str) -> str:
    """``relative`` as an absolute path in ``root``; ``..`` does not lead out (Jekyll's ``sanitized_path``)."""
    if not relative:
        return root
    if _USUAL.fullmatch(relative):  # several times faster, and a site's paths are looked at several times each
        return f"{root}/{relative}"
    return root + os.path.normpath("/" + relative.lstrip("/")).rstrip("/")


def modified(file: str, shown: str) -> float:
    """The time of a file's last change, in seconds since 1970.

    Args:
        file: its absolute path.
        shown: the path to give in an error message.

    Raises:
        JekyllError: the file is missing, or its folder may not be read.
    """
    try:
        return os.stat(file).st_mtime
    except OSError as error:
        raise unreadable(shown, error) from error


def unreadable(path: str, error: OSError) -> UnreadableError:
    """The error to raise for a file or folder that the operating system refuses to read."""
    reason = error.strerror or str(error)
    hint = _hint_of_link(error) or "check that it exists and its permissions"
    return UnreadableError(f"cannot be read: {reason}", path=path.lstrip("/"), hint=hint)


def _hint_of_link(error: OSError) -> str | None:
    """The hint about a symbolic link that leads to no file; None for all else."""
    try:
        target = os.readlink(os.fspath(error.filename))
    except (OSError, TypeError, ValueError):  # no link; no name
        return None
    leads = "round in a circle" if error.errno == ELOOP else f"to {target!r}, which is not there"
    return f"it is a link that leads {leads}: remove it" if error.errno in (ELOOP, ENOENT) else None


def _is_file_or_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file or folder. A broken link counts too: reading it gives an error with its name."""
    try:
        return entry.is_file() or entry.is_dir() or not os.path.exists(entry.path)
    except OSError:  # a loop of symbolic links
        return True


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of symbolic links
        return False
