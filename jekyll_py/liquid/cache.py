"""Compiled code kept on disk between runs, in one file; each template is named by everything that shaped it."""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from types import CodeType

from .uses import Name

Entry = tuple[
    CodeType, tuple[tuple[str, str, int, int], ...], tuple[tuple[str, int, int], ...], tuple[tuple[Name, ...], bool]
]
_KEY, _DIGEST = 20, 16
_HEADER = struct.Struct(f"<{_KEY}s{_DIGEST}sI")
"""What stands before each entry: its key, its signature, its length in bytes."""
_MOST_BYTES = 256 * 2**20


class CodeCache:
    """A file of marshalled code, which only grows; one that is damaged, foreign or too large is begun anew.

    Nothing is unpickled. Processes may share a file: an entry is appended in one piece.

    Args:
        file: created when something is first kept.
        secret: at most 64 bytes that only this user knows. Entries are signed with it, so that code somebody else put
            there, with a site that was cloned, say, is never run.
    """

    def __init__(self, file: str | os.PathLike[str], secret: bytes) -> None:
        self._file = os.fspath(file)
        self._secret = secret
        self._known: dict[bytes, tuple[bytes, memoryview]] | None = None

    @staticmethod
    def key(shape: tuple[object, ...]) -> bytes:
        """The name of the entry for a template shaped by all this: its source, its place, its environment."""
        shaped_by = (MAGIC_NUMBER, sys.implementation.cache_tag, shape)
        return blake2b(repr(shaped_by).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()

    def get(self, key: bytes) -> Entry | None:
        """What was kept under a key, if it is whole."""
        if self._known is None:
            self._known = self._read()
        if key not in self._known:
            return None
        signature, payload = self._known[key]
        if signature != self._sign(key, payload):
            self._begin_anew()
            return None
        entry: Entry = marshal.loads(payload)
        return entry

    def put(self, key: bytes, entry: Entry) -> None:
        """Keep an entry; a disk that is full or read-only is no error."""
        payload = marshal.dumps(entry)
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            with open(self._file, "ab", buffering=0) as file:
                file.write(_HEADER.pack(key, self._sign(key, payload), len(payload)) + payload)

    def _read(self) -> dict[bytes, tuple[bytes, memoryview]]:
        try:
            with open(self._file, "rb") as file:
                content = memoryview(file.read())
        except OSError:
            return {}
        try:
            return _entries(content)
        except ValueError:
            self._begin_anew()
            return {}

    def _begin_anew(self) -> None:
        self._known = {}
        with contextlib.suppress(OSError):
            os.unlink(self._file)

    def _sign(self, key: bytes, payload: bytes | memoryview) -> bytes:
        signature = blake2b(key, digest_size=_DIGEST, key=self._secret)
        signature.update(payload)
        return signature.digest()


def _entries(content: memoryview) -> dict[bytes, tuple[bytes, memoryview]]:
    """Key → signature and payload.

    Raises:
        ValueError: the file does not end where its last entry does, or is too large.
    """
    found: dict[bytes, tuple[bytes, memoryview]] = {}
    at, end = 0, len(content)
    while at + _HEADER.size <= end <= _MOST_BYTES:
        key, signature, length = _HEADER.unpack_from(content, at)
        at += _HEADER.size + length
        found[key] = signature, content[at - length : at]
    if at != end:
        raise ValueError("damaged")
    return found
