"""Digests, by which a build tells whether a text is the one of the last build."""

from __future__ import annotations

from hashlib import sha256

SIZE = 16
"""Bytes of a digest."""


def digest(content: bytes) -> bytes:
    """The digest of some bytes: of SHA-256, which processors of today compute twice as fast as BLAKE2."""
    return sha256(content).digest()[:SIZE]
