"""A file without a name that holds what would fill the memory."""

from __future__ import annotations

import os
import sys
from io import FileIO
from typing import NamedTuple

from .errors import JekyllError


class Place(NamedTuple):
    """Where something stands in a spill."""

    start: int
    length: int


class Spill:
    """Bytes are appended and read back by their place; the file is gone when it is closed.

    A forked process may append while another one reads: they share no position in the file.

    Args:
        folder: the disk it lies on is that of this folder; without one, that of temporary files.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._folder = folder
        self._end = 0
        self._opened: FileIO | None = None

    @property
    def file(self) -> FileIO:
        """The file, made when it is first asked for."""
        if self._opened is None:
            self._opened = _nameless(self._folder)
        return self._opened

    def close(self) -> None:
        """Give the disk back."""
        if self._opened is not None:
            self._opened.close()

    def append(self, data: bytes) -> Place:
        """Add bytes.

        Raises:
            JekyllError: the disk does not take them.
        """
        place = Place(self._end, len(data))
        try:
            _write(self.file, data, self._end)
        except OSError as error:
            reason = error.strerror or str(error)
            raise JekyllError(f"what was rendered cannot be kept: {reason}", path=self._where()) from error
        self._end += len(data)
        return place

    def _where(self) -> str:
        from tempfile import gettempdir

        return self._folder or gettempdir()

    def read(self, place: Place) -> bytes:
        """The bytes at a place."""
        return _read(self.file, place)


def _nameless(folder: str | None) -> FileIO:
    from tempfile import TemporaryFile  # slow to import, and small sites stay in memory

    return TemporaryFile(dir=folder, buffering=0)


if sys.platform != "win32":

    def _write(file: FileIO, data: bytes, start: int) -> None:
        view = memoryview(data)
        while view:
            written = os.pwrite(file.fileno(), view, start)
            view, start = view[written:], start + written

    def _read(file: FileIO, place: Place) -> bytes:
        return os.pread(file.fileno(), place.length, place.start)

else:  # Windows, where nothing forks

    def _write(file: FileIO, data: bytes, start: int) -> None:
        file.seek(start)
        file.write(data)

    def _read(file: FileIO, place: Place) -> bytes:
        file.seek(place.start)
        return file.read(place.length)
