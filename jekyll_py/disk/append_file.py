"""A file to which byte strings are appended, each to be read back by its extent."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from ..lazy.tuples import NamedTuple


class Extent(NamedTuple):
    """The position of a byte string in an append file, in bytes."""

    start: int
    length: int


class AppendFile:
    """A file of byte strings, one after the other.

    One process may append while a forked one reads: reads and writes name their position, so none is shared.

    Args:
        opened: opens the file for reading and writing and returns its descriptor; called when it is first needed.
        size: the bytes of the file that are valid; those after them are overwritten.
        buffer: the most bytes to hold in memory before they are written together.
    """

    def __init__(self, opened: Callable[[], int], size: int = 0, buffer: int = 0) -> None:
        self.size = size
        """The length in bytes, those in the buffer included."""
        self._opened = opened
        self._file: int | None = None
        self._buffer = buffer
        self._waiting: dict[int, bytes] = {}
        """The buffer: byte strings by their positions, in order."""
        self._flushed = size

    def open(self) -> int:
        """The descriptor of the file, which is opened if it is not open yet.

        Raises:
            OSError: the file cannot be opened.
        """
        if self._file is None:
            self._file = self._opened()
        return self._file

    def append(self, data: bytes) -> Extent:
        """Add bytes at the end, and return where they are.

        Raises:
            OSError: the buffer was full and cannot be written.
        """
        extent = Extent(self.size, len(data))
        self._waiting[self.size] = data
        self.size += len(data)
        if self.size - self._flushed > self._buffer:
            self.flush()
        return extent

    def read(self, extent: Extent) -> bytes:
        """The bytes of an extent; fewer where the file ends before.

        Raises:
            OSError: they cannot be read.
        """
        waiting = self._waiting.get(extent.start)
        if waiting is not None and len(waiting) == extent.length:
            return waiting
        if extent.start + extent.length > self._flushed:
            self.flush()
        return _read(self.open(), extent.length, extent.start)

    def flush(self) -> None:
        """Write the buffer to the file.

        Raises:
            OSError: it cannot be written.
        """
        content, start = memoryview(b"".join(self._waiting.values())), self._flushed
        while content:
            written = _write(self.open(), content, start)
            content, start = content[written:], start + written
        self._flushed = start
        self._waiting.clear()

    def close(self) -> None:
        """Close the descriptor, without writing the buffer."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _temporary_folders() -> list[str]:
    """The first folders that `tempfile.gettempdir` tries."""
    chosen = (os.environ.get(variable) for variable in ("TMPDIR", "TEMP", "TMP"))
    return [*filter(None, chosen), "/tmp"]


def open_temporary(folder: str | None) -> int:
    """The descriptor of a new temporary file without a name, whose contents are freed when it is closed.

    Args:
        folder: a folder on the disk to use; None for that of temporary files.

    Raises:
        OSError: it cannot be made.
    """
    if hasattr(os, "O_TMPFILE"):
        for place in _temporary_folders() if folder is None else [folder]:
            with suppress(OSError):  # some disks have no files without a name
                return os.open(place, os.O_RDWR | os.O_TMPFILE | os.O_EXCL | os.O_CLOEXEC, 0o600)
    from tempfile import TemporaryFile  # slow to import

    with TemporaryFile(dir=folder, buffering=0) as file:
        return os.dup(file.fileno())


if sys.platform != "win32":
    _read, _write = os.pread, os.pwrite
else:  # Windows has no fork, so the position is not shared

    def _read(file: int, length: int, start: int) -> bytes:
        os.lseek(file, start, os.SEEK_SET)
        return os.read(file, length)

    def _write(file: int, content: memoryview[int], start: int) -> int:
        os.lseek(file, start, os.SEEK_SET)
        return os.write(file, content)
