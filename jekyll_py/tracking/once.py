"""Answers that whoever asks first settles for the whole build, such as the text of a cached include."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from . import reads


class _Answer(NamedTuple):
    text: str
    dependencies: frozenset[int]
    digest: bytes


class Once:
    """The answers of one build."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Answer] = {}
        self.asked: dict[Hashable, bytes] = {}
        """What was asked since somebody emptied it, with a digest of each answer."""

    def get(self, key: Hashable, work: Callable[[], str]) -> str:
        """The answer to ``key``: what ``work`` gives the first time. Whoever asks later reads what that one read."""
        known = self._known.get(key)
        if known is None:
            with reads.recording() as dependencies:
                text = work()
            digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            known = self._known[key] = _Answer(text, reads.grouped(frozenset(dependencies)), digest)
        self.asked[key] = known.digest
        reads.record_all(known.dependencies)
        return known.text

    def agree(self, asked: Mapping[Hashable, bytes]) -> bool:
        """Whether what another process was answered is what is answered here."""
        return all(key in self._known and self._known[key].digest == digest for key, digest in asked.items())
