"""What items became, kept for templates that ask for it: in memory, or in a file that only grows."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple, Protocol

from ..disk.append_file import AppendFile, Place
from ..disk.regular_file import unlinked
from ..errors import JekyllError
from .fingerprint import digest

_BUFFER = 1 << 20
"""Bytes that are written together."""


class Blob(NamedTuple):
    """Where a text is."""

    place: int
    length: int
    """In bytes."""
    digest: bytes


class Damaged(JekyllError):
    """What was kept is not what was written."""

    def __init__(self) -> None:
        super().__init__("the cache is damaged", hint="remove the folder .jekyll-cache")


def is_damage(error: Exception) -> bool:
    """Whether a build failed only because of what was kept, so that it is worth another try without it."""
    return isinstance(error, Damaged) or (isinstance(error, ExceptionGroup) and error.subgroup(Damaged) is not None)


class Blobs(Protocol):
    """Keeps texts."""

    def put(self, text: str) -> Blob:
        """Keep a text."""

    def get(self, text: Blob) -> str:
        """A text that was kept.

        Raises:
            Damaged: it is no longer what it was.
        """

    def retain(self, texts: Iterable[Blob]) -> None:
        """Forget all but these."""

    def close(self) -> None:
        """Nothing is kept or asked for any more."""


class BlobsInMemory:
    """Blobs of one process."""

    def __init__(self) -> None:
        self._texts: dict[bytes, str] = {}

    def put(self, text: str) -> Blob:
        """See `Blobs.put`."""
        kept = _described(_encoded(text), 0)
        self._texts[kept.digest] = text
        return kept

    def get(self, text: Blob) -> str:
        """See `Blobs.get`."""
        return self._texts[text.digest]

    def retain(self, texts: Iterable[Blob]) -> None:
        """See `Blobs.retain`."""
        self._texts = {text.digest: self._texts[text.digest] for text in texts}

    def close(self) -> None:
        """See `Blobs.close`."""
        self._texts.clear()


class BlobFile:
    """Blobs one after the other in a file; whoever reads one checks its digest.

    Args:
        path: the file; made when the first text is kept.
        size: how much of it counts. What a build that did not end left behind that is overwritten.
    """

    def __init__(self, path: str, size: int) -> None:
        self.path = path
        self._file = AppendFile(partial(unlinked, path, os.O_RDWR | os.O_CREAT), size, _BUFFER)

    @property
    def size(self) -> int:
        """How much of the file counts by now."""
        return self._file.size

    def put(self, text: str) -> Blob:
        """See `Blobs.put`.

        Raises:
            Damaged: the disk does not take it.
        """
        return self.put_bytes(_encoded(text))

    def put_bytes(self, content: bytes) -> Blob:
        """As `put`, of something that is no text.

        Raises:
            Damaged: the disk does not take it.
        """
        try:
            return _described(content, self._file.append(content).start)
        except OSError as error:
            raise Damaged from error

    def get(self, text: Blob) -> str:
        """See `Blobs.get`."""
        return self.get_bytes(text).decode("utf-8", "surrogatepass")

    def get_bytes(self, text: Blob) -> bytes:
        """As `get`, of something that is no text.

        Raises:
            Damaged: it is no longer what it was.
        """
        try:
            content = self._file.read(Place(text.place, text.length))
        except OSError as error:
            raise Damaged from error
        if digest(content) != text.digest:
            raise Damaged
        return content

    def retain(self, texts: Iterable[Blob]) -> None:
        """A file only grows: whoever wants a smaller one writes another."""

    def flush(self) -> None:
        """Write what waits.

        Raises:
            Damaged: the disk does not take it.
        """
        try:
            self._file.flush()
        except OSError as error:
            raise Damaged from error

    def close(self) -> None:
        """See `Blobs.close`."""
        self._file.close()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _described(content: bytes, place: int) -> Blob:
    return Blob(place, len(content), digest(content))
