"""A cache file with the code of compiled templates, each under a digest of all that the code depends on."""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
from collections.abc import Callable
from hashlib import blake2b
from hmac import compare_digest
from importlib.util import MAGIC_NUMBER
from mmap import ACCESS_READ, mmap
from types import CodeType

from ..lazy.tuples import NamedTuple
from .free_variables import Name

FreeNames = tuple[tuple[Name, ...], bool, tuple[Name, ...]]
"""The fields of `FreeVariables`."""
Entry = tuple[
    CodeType,
    tuple[tuple[str, str, int, int], ...],
    tuple[tuple[str, int, int, str | None], ...],
    FreeNames,
    tuple[FreeNames, ...],
]
Opener = Callable[[str, int], int]
_KEY, _DIGEST = 20, 16
_HEADER = struct.Struct(f"<{_KEY}sI")
"""The header of an entry: its key and its length in bytes. An entry is a signature, followed by the signed bytes."""
_MOST_BYTES = 256 * 2**20


class _Extent(NamedTuple):
    start: int
    length: int


class CodeCache:
    """A file of marshalled code to which entries are appended; a damaged or too large file is replaced by a new one.

    The code is executed, so the file must be in a folder that only the user can write. Each entry is also signed, so
    that a damaged one, or one signed with another secret, is not executed. Processes may share a file: an entry is
    appended with one write.

    Args:
        file: the path; the file is created with the first entry.
        secret: the key to sign with, at most 64 bytes.
        opener: the ``opener`` for `open`; if it raises OSError, nothing is cached.
    """

    def __init__(self, file: str | os.PathLike[str], secret: bytes, opener: Opener | None = None) -> None:
        self._file = os.fspath(file)
        self._secret = secret
        self._opener = opener
        self._extents: dict[bytes, _Extent] | None = None
        self._content: mmap | None = None
        """The contents of the file when it was first read."""

    @staticmethod
    def key(shape: tuple[object, ...]) -> bytes:
        """The key of an entry.

        Args:
            shape: everything that the code depends on besides Python: the source, its position, the environment.
        """
        shaped_by = (MAGIC_NUMBER, sys.implementation.cache_tag, shape)
        return blake2b(repr(shaped_by).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()

    def get(self, key: bytes) -> Entry | None:
        """The entry of a key; None if there is none or its signature is wrong."""
        if self._extents is None:
            self._extents = self._look()
        if key not in self._extents:
            return None
        signed = self._read(self._extents[key])
        payload = signed[_DIGEST:]
        if not compare_digest(signed[:_DIGEST], self._sign(key, payload)):
            self._begin_anew()
            return None
        entry: Entry = marshal.loads(payload)
        return entry

    def put(self, key: bytes, entry: Entry) -> None:
        """Append an entry; failure to write it is ignored."""
        payload = marshal.dumps(entry)
        with contextlib.suppress(OSError), open(self._file, "ab", buffering=0, opener=self._opener) as file:
            signed = self._sign(key, payload) + payload
            file.write(_HEADER.pack(key, len(signed)) + signed)
            if self._extents is not None:
                self._extents[key] = _Extent(file.tell() - len(signed), len(signed))

    def _look(self) -> dict[bytes, _Extent]:
        try:
            with open(self._file, "rb", opener=self._opener) as file:
                self._content = mmap(file.fileno(), 0, access=ACCESS_READ)
            return _extents(self._content)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            self._begin_anew()
            return {}

    def _read(self, extent: _Extent) -> bytes:
        if self._content is not None and extent.start + extent.length <= len(self._content):
            return self._content[extent.start : extent.start + extent.length]
        try:
            with open(self._file, "rb", buffering=0, opener=self._opener) as file:
                file.seek(extent.start)
                return file.read(extent.length)
        except OSError:
            return b""

    def _begin_anew(self) -> None:
        self._extents, self._content = {}, None
        with contextlib.suppress(OSError):
            os.unlink(self._file)

    def _sign(self, key: bytes, payload: bytes) -> bytes:
        return blake2b(key + payload, digest_size=_DIGEST, key=self._secret).digest()


def _extents(content: mmap) -> dict[bytes, _Extent]:
    """The extents of the entries of a file, by key.

    Raises:
        ValueError: the file ends within an entry, or is too large.
    """
    found: dict[bytes, _Extent] = {}
    at, end = 0, len(content)
    while at + _HEADER.size <= end <= _MOST_BYTES:
        key, length = _HEADER.unpack_from(content, at)
        at += _HEADER.size
        found[key] = _Extent(at, length)
        at += length
    if at != end:
        raise ValueError("damaged")
    return found
