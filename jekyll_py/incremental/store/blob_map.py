"""Lazy mapping from names to bytes in a blob file; unchanged values are not written again.

The encoded fields of a plan and the rows of a plan file are held in such maps: a build that needs ten of 10,000 reads
ten, and one that changes ten writes ten (`PatchedMap` holds them until `stored` writes them).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from ...disk.digest import SIZE, digest
from ...lazy.tuples import NamedTuple
from .blobs import Blob, BlobFile

Name = TypeVar("Name", bound=Hashable)


class BlobIndex(NamedTuple, Generic[Name]):
    """The blob of each name, as values that `marshal` can write."""

    names: tuple[Name, ...]
    starts: bytes
    lengths: bytes
    digests: bytes

    @classmethod
    def of(cls, blobs: Mapping[Name, Blob]) -> BlobIndex[Name]:
        """The index of some blobs."""
        starts = array("Q", (blob.start for blob in blobs.values())).tobytes()
        lengths = array("Q", (blob.length for blob in blobs.values())).tobytes()
        return cls(tuple(blobs), starts, lengths, b"".join(blob.digest for blob in blobs.values()))


class BlobMap(Mapping[Name, bytes]):
    """The mapping.

    Args:
        index: the blob of each name.
        file: holds the blobs.
    """

    def __init__(self, index: BlobIndex[Name], file: BlobFile) -> None:
        self.index = index
        self.file = file
        self._numbers = dict(zip(index.names, range(len(index.names)), strict=True))
        self._starts = memoryview(index.starts).cast("Q")
        self._lengths = memoryview(index.lengths).cast("Q")

    def blob(self, name: Name) -> Blob:
        """The blob of a name.

        Raises:
            KeyError: there is no such name.
        """
        number = self._numbers[name]
        found = self.index.digests[number * SIZE : (number + 1) * SIZE]
        return Blob(self._starts[number], self._lengths[number], found)

    def __getitem__(self, name: Name) -> bytes:
        """The bytes.

        Raises:
            KeyError: there is no such name.
            Damaged: they are not those that were written.
        """
        return self.file.get_bytes(self.blob(name))

    def __iter__(self) -> Iterator[Name]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    @property
    def size(self) -> int:
        """The length of all values together."""
        return sum(self._lengths)

    def with_blobs(self, fresh: Mapping[Name, Blob]) -> BlobMap[Name]:
        """A map in which some names have other blobs."""
        starts, lengths, digests = array("Q", self._starts), array("Q", self._lengths), bytearray(self.index.digests)
        for name, blob in fresh.items():
            number = self._numbers[name]
            starts[number], lengths[number] = blob.start, blob.length
            digests[number * SIZE : (number + 1) * SIZE] = blob.digest
        return BlobMap(BlobIndex(self.index.names, starts.tobytes(), lengths.tobytes(), bytes(digests)), self.file)

    def moved(self, move: Callable[[Blob], Blob], file: BlobFile) -> BlobMap[Name]:
        """The map when its blobs were moved to another file."""
        return BlobMap(BlobIndex.of({name: move(self.blob(name)) for name in self}), file)


class PatchedMap(Mapping[Name, bytes]):
    """A mapping laid over another one: some names have other values, and names may be added or missing.

    Args:
        under: the mapping.
        over: the other values; all their names are names of this mapping.
        names: the names; None for those of ``under``.
    """

    def __init__(
        self, under: Mapping[Name, bytes], over: Mapping[Name, bytes], names: Collection[Name] | None = None
    ) -> None:
        self.under = under
        self.over = over
        self.names = names

    def __getitem__(self, name: Name) -> bytes:
        found = self.over.get(name)
        if found is not None:
            return found
        if name not in self:
            raise KeyError(name)
        return self.under[name]

    def __iter__(self) -> Iterator[Name]:
        return iter(self.under if self.names is None else self.names)

    def __len__(self) -> int:
        return len(self.under if self.names is None else self.names)

    def __contains__(self, name: object) -> bool:
        return name in (self.under if self.names is None else self.names)


def patched(under: Mapping[Name, bytes], over: Mapping[Name, bytes]) -> PatchedMap[Name]:
    """A mapping with some other values; patches do not pile up."""
    if isinstance(under, PatchedMap):
        return PatchedMap(under.under, {**under.over, **over}, under.names)
    return PatchedMap(under, over)


def renamed(under: Mapping[Name, bytes], over: Mapping[Name, bytes], names: Collection[Name]) -> PatchedMap[Name]:
    """A mapping with some other values and other names.

    Args:
        under: has the values of the other names.
        over: the other values.
        names: the names of both, without those that are gone.
    """
    known = under.over if isinstance(under, PatchedMap) else {}
    over = {**{name: value for name, value in known.items() if name in names}, **over}
    return PatchedMap(under.under if isinstance(under, PatchedMap) else under, over, names)


def length_of(found: Mapping[Name, bytes], name: Name) -> int | None:
    """The length of a value, which need not be read for that; None if there is no such name."""
    if name not in found:
        return None
    if isinstance(found, PatchedMap):
        return length_of(found.over if name in found.over else found.under, name)
    return found.blob(name).length if isinstance(found, BlobMap) else len(found[name])


def stored(found: Mapping[Name, bytes], last: BlobMap[Name] | None, file: BlobFile) -> BlobMap[Name]:
    """A mapping with its values in a file.

    Args:
        found: the mapping.
        last: the map that the file holds already: equal values are not written again.
        file: the file.

    Raises:
        Damaged: the disk does not take them.
    """
    if isinstance(found, BlobMap) and found.file is file:
        return found
    if isinstance(found, PatchedMap) and isinstance(found.under, BlobMap) and found.under.file is file:
        return _with_patch(found, found.under, file)
    known = {} if last is None or last.file is not file else {name: last.blob(name) for name in last}
    return BlobMap(BlobIndex.of({name: _put(content, known.get(name), file) for name, content in found.items()}), file)


def _with_patch(found: PatchedMap[Name], under: BlobMap[Name], file: BlobFile) -> BlobMap[Name]:
    fresh = {
        name: _put(content, under.blob(name) if name in under else None, file) for name, content in found.over.items()
    }
    if found.names is None:
        return under.with_blobs(fresh)
    return BlobMap(BlobIndex.of({name: fresh[name] if name in fresh else under.blob(name) for name in found}), file)


def _put(content: bytes, known: Blob | None, file: BlobFile) -> Blob:
    return known if known is not None and known.digest == digest(content) else file.put_bytes(content)
