"""Digests, by which a build tells whether a text is the one of the last build."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise

from ..lazy.tuples import NamedTuple

SIZE = 16
"""Bytes of a digest."""
Cuts = tuple[int, ...]
"""The places in some bytes at which parts with digests of their own begin and end, in order."""


class PartedDigest(NamedTuple):
    """The digest of some bytes of which parts have digests of their own."""

    digest: bytes
    cuts: Cuts
    """Without any it is the digest of the bytes as a whole."""


def digest(content: bytes) -> bytes:
    """The digest of some bytes: of SHA-256, which processors of today compute twice as fast as BLAKE2."""
    return sha256(content).digest()[:SIZE]


def digest_in_parts(content: bytes, cuts: Cuts) -> bytes:
    """The digest that a `PartedDigest` with these cuts has.

    Args:
        content: all bytes.
        cuts: the cuts.
    """
    pieces = [content[start:end] for start, end in pairwise((0, *cuts, len(content)))]
    return combined(pieces[::2], map(digest, pieces[1::2]), cuts)


def combined(between: Iterable[bytes], parts: Iterable[bytes], cuts: Cuts) -> bytes:
    """The same from what is known already.

    Args:
        between: the bytes before, between and behind the parts.
        parts: the digests of the parts.
        cuts: the cuts.
    """
    places = struct.pack(f"={len(cuts)}Q", *cuts)
    return digest(b"".join((*between, *parts, places)))
