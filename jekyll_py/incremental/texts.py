"""What items became, kept for templates that ask for it: in memory, or in a file that only grows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from ..ordinary import unlinked
from .damaged import Damaged
from .fingerprint import digest

_WAITING = 1 << 20
"""Bytes that are written together."""


class Text(NamedTuple):
    """Where a text is."""

    place: int
    length: int
    """In bytes."""
    digest: bytes


class Texts(Protocol):
    """Keeps texts."""

    def put(self, text: str) -> Text:
        """Keep a text."""

    def get(self, text: Text) -> str:
        """A text that was kept.

        Raises:
            Damaged: it is no longer what it was.
        """

    def retain(self, texts: Iterable[Text]) -> None:
        """Forget all but these."""

    def close(self) -> None:
        """Nothing is kept or asked for any more."""


class TextsInMemory:
    """Texts of one process."""

    def __init__(self) -> None:
        self._texts: dict[bytes, str] = {}

    def put(self, text: str) -> Text:
        """See `Texts.put`."""
        kept = _described(_encoded(text), 0)
        self._texts[kept.digest] = text
        return kept

    def get(self, text: Text) -> str:
        """See `Texts.get`."""
        return self._texts[text.digest]

    def retain(self, texts: Iterable[Text]) -> None:
        """See `Texts.retain`."""
        self._texts = {text.digest: self._texts[text.digest] for text in texts}

    def close(self) -> None:
        """See `Texts.close`."""
        self._texts.clear()


class TextFile:
    """Texts one after the other in a file; whoever reads one checks its digest.

    Args:
        path: the file; made when the first text is kept.
        size: how much of it counts. What a build that did not end left behind that is overwritten.
    """

    def __init__(self, path: str, size: int) -> None:
        self.path = path
        self.size = size
        self._file: int | None = None
        self._waiting: list[bytes] = []
        self._flushed = size

    def put(self, text: str) -> Text:
        """See `Texts.put`.

        Raises:
            Damaged: the disk does not take it.
        """
        return self.put_bytes(_encoded(text))

    def put_bytes(self, content: bytes) -> Text:
        """As `put`, of something that is no text.

        Raises:
            Damaged: the disk does not take it.
        """
        kept = _described(content, self.size)
        self._waiting.append(content)
        self.size += len(content)
        if self.size - self._flushed > _WAITING:
            self.flush()
        return kept

    def get(self, text: Text) -> str:
        """See `Texts.get`."""
        return self.get_bytes(text).decode("utf-8", "surrogatepass")

    def get_bytes(self, text: Text) -> bytes:
        """As `get`, of something that is no text.

        Raises:
            Damaged: it is no longer what it was.
        """
        self.flush()
        try:
            content = _read(self._opened(), text.length, text.place)
        except OSError as error:
            raise Damaged from error
        if digest(content) != text.digest:
            raise Damaged
        return content

    def retain(self, texts: Iterable[Text]) -> None:
        """A file only grows: whoever wants a smaller one writes another."""

    def flush(self) -> None:
        """Write what waits.

        Raises:
            Damaged: the disk does not take it.
        """
        content = memoryview(b"".join(self._waiting))
        try:
            while content:
                written = _write(self._opened(), content, self._flushed)
                self._flushed += written
                content = content[written:]
        except OSError as error:
            raise Damaged from error
        self._waiting.clear()

    def close(self) -> None:
        """See `Texts.close`."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _opened(self) -> int:
        if self._file is None:
            self._file = unlinked(self.path, os.O_RDWR | os.O_CREAT)
        return self._file


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _described(content: bytes, place: int) -> Text:
    return Text(place, len(content), digest(content))


if sys.platform != "win32":  # one call, so that forked processes may read from one file
    _read, _write = os.pread, os.pwrite
else:

    def _read(file: int, length: int, place: int) -> bytes:
        os.lseek(file, place, os.SEEK_SET)
        return os.read(file, length)

    def _write(file: int, content: memoryview[int], place: int) -> int:
        os.lseek(file, place, os.SEEK_SET)
        return os.write(file, content)
