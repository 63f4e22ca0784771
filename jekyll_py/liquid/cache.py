"""Compiled code kept on disk between runs: one file for each template, named by everything that shaped it."""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from types import CodeType

Entry = tuple[CodeType, tuple[tuple[str, str, int, int], ...], tuple[tuple[str, int, int], ...]]
_DIGEST = 16


class CodeCache:
    """A folder of marshalled code. A damaged or foreign file counts as absent; nothing is unpickled.

    Args:
        folder: created when something is first kept.
        secret: at most 64 bytes that only this user knows. Entries are signed with it, so that code somebody else put
            into the folder, with a site that was cloned, say, is never run.
    """

    def __init__(self, folder: str | os.PathLike[str], secret: bytes) -> None:
        self._folder = os.fspath(folder)
        self._secret = secret

    @staticmethod
    def key(shape: tuple[object, ...]) -> str:
        """The name of the entry for a template shaped by all this: its source, its place, its environment."""
        shaped_by = (MAGIC_NUMBER, sys.implementation.cache_tag, shape)
        return blake2b(repr(shaped_by).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()

    def get(self, key: str) -> Entry | None:
        """What was kept under a key, if it is whole."""
        try:
            with open(self._file(key), "rb", buffering=0) as file:
                content = file.read()
        except OSError:
            return None
        if content[:_DIGEST] != self._sign(content[_DIGEST:], key):
            return None
        try:
            entry: Entry = marshal.loads(content[_DIGEST:])
        except (EOFError, ValueError, TypeError):
            return None
        return entry

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; a disk that is full or read-only is no error."""
        payload = marshal.dumps(entry)
        with contextlib.suppress(OSError):
            os.makedirs(self._folder, exist_ok=True)
            unfinished = os.path.join(self._folder, f"{key}.{os.urandom(4).hex()}")
            with open(unfinished, "xb") as file:
                file.write(self._sign(payload, key) + payload)
            os.replace(unfinished, self._file(key))

    def _file(self, key: str) -> str:
        return os.path.join(self._folder, f"{key}.liquidc")

    def _sign(self, payload: bytes, key: str) -> bytes:
        return blake2b(key.encode() + payload, digest_size=_DIGEST, key=self._secret).digest()
