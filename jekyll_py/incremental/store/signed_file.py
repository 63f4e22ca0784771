"""Files that only this user's builds can have written: a value as `marshal` writes it, behind a signature.

`marshal` must not read bytes from elsewhere, and a cache folder can come with a site; so the signature is made with a
secret of the user and is checked first.
"""

from __future__ import annotations

import contextlib
import marshal
import os
from hashlib import blake2b
from hmac import compare_digest
from typing import Any

from ...disk.regular_file import open_regular_nofollow
from ...disk.replacement import replacing

_SIGNATURE = 32
_MOST_BYTES = 2**30
"""A longer file is not read."""


class SignedFile:
    """One such file.

    Args:
        path: the file.
        secret: at most 64 bytes that only this user knows.
    """

    def __init__(self, path: str, secret: bytes) -> None:
        self.path = path
        self._secret = secret

    def read(self) -> object:
        """The value; None if there is no file, or if it is damaged or was signed with another secret."""
        try:
            with open(self.path, "rb", opener=open_regular_nofollow) as file:
                content = file.read() if os.fstat(file.fileno()).st_size <= _MOST_BYTES else b""
        except OSError:
            return None
        payload = memoryview(content)[_SIGNATURE:]
        if not compare_digest(content[:_SIGNATURE], self._sign(payload)):
            return None
        try:
            value: object = marshal.loads(payload)
            return value
        except (EOFError, ValueError, TypeError):
            return None

    def write(self, value: Any) -> None:
        """Replace the file at once, so that a build that is killed leaves the old one.

        Raises:
            OSError: the disk does not take it.
        """
        payload = marshal.dumps(value)
        with replacing(self.path) as file:
            file.write(self._sign(payload))
            file.write(payload)

    def remove(self) -> None:
        """Remove the file if it is there."""
        with contextlib.suppress(OSError):
            os.remove(self.path)

    def _sign(self, payload: bytes | memoryview) -> bytes:
        return blake2b(payload, digest_size=_SIGNATURE, key=self._secret, person=b"jekyll_py").digest()
