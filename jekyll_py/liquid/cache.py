"""Compiled code kept on disk between runs, in one file; each template is named by everything that shaped it."""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from io import BufferedReader
from mmap import ACCESS_READ, mmap
from types import CodeType
from typing import NamedTuple

from .uses import Name

Entry = tuple[
    CodeType,
    tuple[tuple[str, str, int, int], ...],
    tuple[tuple[str, int, int], ...],
    tuple[tuple[Name, ...], bool, tuple[Name, ...]],
]
_KEY, _DIGEST = 20, 16
_HEADER = struct.Struct(f"<{_KEY}sI")
"""What stands before each entry: its key and its length in bytes. The entry is a signature and what is signed."""
_MOST_BYTES = 256 * 2**20


class _Place(NamedTuple):
    start: int
    length: int


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
        self._places: dict[bytes, _Place] | None = None

    @staticmethod
    def key(shape: tuple[object, ...]) -> bytes:
        """The name of the entry for a template shaped by all this: its source, its place, its environment."""
        shaped_by = (MAGIC_NUMBER, sys.implementation.cache_tag, shape)
        return blake2b(repr(shaped_by).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()

    def get(self, key: bytes) -> Entry | None:
        """What was kept under a key, if it is whole."""
        if self._places is None:
            self._places = self._look()
        if key not in self._places:
            return None
        signed = self._read(self._places[key])
        payload = signed[_DIGEST:]
        if signed[:_DIGEST] != self._sign(key, payload):
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
                signed = self._sign(key, payload) + payload
                file.write(_HEADER.pack(key, len(signed)) + signed)
                if self._places is not None:
                    self._places[key] = _Place(file.tell() - len(signed), len(signed))

    def _look(self) -> dict[bytes, _Place]:
        try:
            with open(self._file, "rb") as file:
                return _places(file)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            self._begin_anew()
            return {}

    def _read(self, place: _Place) -> bytes:
        try:
            with open(self._file, "rb", buffering=0) as file:
                file.seek(place.start)
                return file.read(place.length)
        except OSError:
            return b""

    def _begin_anew(self) -> None:
        self._places = {}
        with contextlib.suppress(OSError):
            os.unlink(self._file)

    def _sign(self, key: bytes, payload: bytes) -> bytes:
        return blake2b(key + payload, digest_size=_DIGEST, key=self._secret).digest()


def _places(file: BufferedReader) -> dict[bytes, _Place]:
    """Where the entries of a file are.

    Raises:
        ValueError: it does not end where its last entry does, or is too large.
    """
    found: dict[bytes, _Place] = {}
    with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        at, end = 0, len(content)
        while at + _HEADER.size <= end <= _MOST_BYTES:
            key, length = _HEADER.unpack_from(content, at)
            at += _HEADER.size
            found[key] = _Place(at, length)
            at += length
    if at != end:
        raise ValueError("damaged")
    return found
