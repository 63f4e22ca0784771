"""A file that only grows: bytes are appended, and read back by where they stand."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in an append file."""

    start: int
    length: int


class AppendFile:
    """Bytes one after the other.

    A forked process may append to a file while another one reads it: they share no position in it.

    Args:
        opened: opens the file to read and write; called when it is first needed.
        size: how much of the file counts; what stands after that is overwritten.
        buffer: how many bytes may wait in memory, to be written together.
    """

    def __init__(self, opened: Callable[[], int], size: int = 0, buffer: int = 0) -> None:
        self.size = size
        """With what waits."""
        self._opened = opened
        self._file: int | None = None
        self._buffer = buffer
        self._waiting: list[bytes] = []
        self._flushed = size

    def open(self) -> int:
        """The descriptor of the file.

        Raises:
            OSError: it cannot be opened.
        """
        if self._file is None:
            self._file = self._opened()
        return self._file

    def append(self, data: bytes) -> Place:
        """Add bytes at the end.

        Raises:
            OSError: the disk does not take them.
        """
        place = Place(self.size, len(data))
        self._waiting.append(data)
        self.size += len(data)
        if self.size - self._flushed > self._buffer:
            self.flush()
        return place

    def read(self, place: Place) -> bytes:
        """The bytes at a place; fewer where the file ends before.

        Raises:
            OSError: they cannot be read.
        """
        self.flush()
        return _read(self.open(), place.length, place.start)

    def flush(self) -> None:
        """Write what waits.

        Raises:
            OSError: the disk does not take it.
        """
        content, start = memoryview(b"".join(self._waiting)), self._flushed
        while content:
            written = _write(self.open(), content, start)
            content, start = content[written:], start + written
        self._flushed = start
        self._waiting.clear()

    def close(self) -> None:
        """Give the descriptor back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def nameless(folder: str | None) -> int:
    """The descriptor of a new file that is gone when it is closed.

    Args:
        folder: the disk it lies on is that of this folder; without one, that of temporary files.

    Raises:
        OSError: it cannot be made.
    """
    from tempfile import TemporaryFile  # slow to import, and small sites stay in memory

    with TemporaryFile(dir=folder, buffering=0) as file:
        return os.dup(file.fileno())


if sys.platform != "win32":  # one call, so that the position is never shared
    _read, _write = os.pread, os.pwrite
else:  # Windows, where nothing forks

    def _read(file: int, length: int, start: int) -> bytes:
        os.lseek(file, start, os.SEEK_SET)
        return os.read(file, length)

    def _write(file: int, content: memoryview[int], start: int) -> int:
        os.lseek(file, start, os.SEEK_SET)
        return os.write(file, content)
