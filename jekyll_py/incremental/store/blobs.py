"""Stores texts and bytes, in memory or in a file that only grows; a `Blob` is the place and the digest of one.

A `Blob` says where its bytes are and which digest they have; reading checks the digest, so that a file that was damaged
or overwritten raises `Damaged` instead of giving other bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from typing import Protocol

from ...disk.append_file import AppendFile, Extent
from ...disk.digest import digest
from ...disk.regular_file import open_regular_nofollow
from ...errors import JekyllError
from ...lazy.tuples import NamedTuple
from ...render.text import Text

_BUFFER = 1 << 20
"""Bytes that are written together."""


class Blob(NamedTuple):
    """Where some bytes are."""

    start: int
    length: int
    digest: bytes


class Damaged(JekyllError):
    """The cache does not hold what was written to it."""

    def __init__(self) -> None:
        super().__init__("the cache is damaged", hint="remove the folder .jekyll-cache")


class Incomplete(Damaged):
    """A plugin in Ruby turns out to mix what it keeps of several pages, and pages of the last build were used again, or
    other processes have rendered some."""


class SavedMeanwhile(JekyllError):
    """A file whose text the plan leaves on the disk was saved after the build had compared it with the last build."""

    def __init__(self, path: str) -> None:
        super().__init__("was saved while the site was built", hint="build it again", path=path)


def is_damage(error: Exception) -> bool:
    """Whether a build failed because the cache is damaged, so that it can succeed without the cache."""
    return _is(Damaged, error)


def is_saved_meanwhile(error: Exception) -> bool:
    """Whether a build failed because a file was saved, so that it can succeed when it begins again."""
    return _is(SavedMeanwhile, error)


def _is(kind: type[Exception], error: Exception) -> bool:
    return isinstance(error, kind) or (isinstance(error, ExceptionGroup) and error.subgroup(kind) is not None)


class Blobs(Protocol):
    """A store of texts."""

    def put(self, text: Text) -> Blob:
        """Store a text."""

    def get(self, blob: Blob) -> str:
        """The text of a blob.

        Raises:
            Damaged: its bytes have changed.
        """

    def get_bytes(self, blob: Blob) -> bytes:
        """The text of a blob as UTF-8.

        Raises:
            Damaged: its bytes have changed.
        """

    def retain(self, blobs: Iterable[Blob]) -> None:
        """Free the memory of all other blobs."""

    def close(self) -> None:
        """Free memory and files; nothing can be read any more."""


class BlobsInMemory:
    """Blobs that end with the process, known by their digests."""

    def __init__(self) -> None:
        self._texts: dict[bytes, str] = {}

    def put(self, text: Text) -> Blob:
        """See `Blobs.put`."""
        self._texts[text.digest] = text.text
        return Blob(0, text.size, text.digest)

    def get(self, blob: Blob) -> str:
        """See `Blobs.get`."""
        return self._texts[blob.digest]

    def get_bytes(self, blob: Blob) -> bytes:
        """See `Blobs.get_bytes`."""
        return self._texts[blob.digest].encode("utf-8", "surrogatepass")

    def retain(self, blobs: Iterable[Blob]) -> None:
        """See `Blobs.retain`."""
        self._texts = {blob.digest: self._texts[blob.digest] for blob in blobs}

    def close(self) -> None:
        """See `Blobs.close`."""
        self._texts.clear()


class BlobFile:
    """Blobs one after the other in a file.

    Args:
        path: the file; made when the first blob is stored.
        size: its valid bytes. The bytes behind them, of a build that did not end, are overwritten.
    """

    def __init__(self, path: str, size: int) -> None:
        self.path = path
        self._file = AppendFile(partial(open_regular_nofollow, path, os.O_RDWR | os.O_CREAT), size, _BUFFER)

    @property
    def size(self) -> int:
        """The valid bytes so far."""
        return self._file.size

    def put(self, text: Text) -> Blob:
        """See `Blobs.put`.

        Raises:
            Damaged: the disk does not take it.
        """
        return self._put(text.utf8, text.digest)

    def put_bytes(self, content: bytes) -> Blob:
        """As `put`, for bytes.

        Raises:
            Damaged: the disk does not take it.
        """
        return self._put(content, digest(content))

    def get(self, blob: Blob) -> str:
        """See `Blobs.get`."""
        return self.get_bytes(blob).decode("utf-8", "surrogatepass")

    def get_bytes(self, blob: Blob) -> bytes:
        """See `Blobs.get_bytes`."""
        try:
            content = self._file.read(Extent(blob.start, blob.length))
        except OSError as error:
            raise Damaged from error
        if digest(content) != blob.digest:
            raise Damaged
        return content

    def retain(self, blobs: Iterable[Blob]) -> None:
        """Do nothing: a file only grows, until `compaction` writes another one."""

    def flush(self) -> None:
        """Write the buffer to the file.

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

    def _put(self, content: bytes, digest: bytes) -> Blob:
        try:
            return Blob(self._file.append(content).start, len(content), digest)
        except OSError as error:
            raise Damaged from error
