"""Values that are made once a build, by the first item that needs them, such as the text of a cached include.

Every item that uses one depends on what the first one read. With several processes each makes its own, so that they
have to be compared (`Once.agrees`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b

from ..lazy.tuples import NamedTuple
from . import reads


class _OnceValue(NamedTuple):
    text: str
    dependencies: frozenset[int]
    digest: bytes


class Once:
    """The values of one build by their keys."""

    def __init__(self) -> None:
        self._made: dict[Hashable, _OnceValue] = {}
        self._used: dict[Hashable, bytes] = {}

    def get(self, key: Hashable, make: Callable[[], str]) -> str:
        """The value of ``key``, made by ``make`` the first time. Its dependencies are recorded every time."""
        made = self._made.get(key)
        if made is None:
            with reads.recording() as dependencies:
                text = make()
            digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            made = self._made[key] = _OnceValue(text, reads.grouped(frozenset(dependencies)), digest)
        self._used[key] = made.digest
        reads.record_all(made.dependencies)
        return made.text

    @contextmanager
    def recording(self) -> Iterator[Mapping[Hashable, bytes]]:
        """Collect the values that are used in the block: a digest of each by its key."""
        outer, used = self._used, dict[Hashable, bytes]()
        self._used = used
        try:
            yield used
        finally:
            self._used = outer

    def agrees(self, used: Mapping[Hashable, bytes]) -> bool:
        """Whether another process used the values that this one has."""
        return all(key in self._made and self._made[key].digest == digest for key, digest in used.items())
