"""Bytes by name, kept in a file of texts: what a build does not ask for is not read, and what it leaves not written."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from .blobs import Blob, BlobFile
from .fingerprint import SIZE, digest

Name = TypeVar("Name", bound=Hashable)


class BlobIndex(NamedTuple, Generic[Name]):
    """Where the bytes of some names are, in a form that marshal knows."""

    names: tuple[Name, ...]
    starts: bytes
    lengths: bytes
    digests: bytes

    @classmethod
    def of(cls, texts: Mapping[Name, Blob]) -> BlobIndex[Name]:
        """The places of texts."""
        starts = array("Q", (text.place for text in texts.values())).tobytes()
        lengths = array("Q", (text.length for text in texts.values())).tobytes()
        return cls(tuple(texts), starts, lengths, b"".join(text.digest for text in texts.values()))


class BlobMap(Mapping[Name, bytes]):
    """What is at some places of a file.

    Args:
        places: the places.
        file: the file.
    """

    def __init__(self, places: BlobIndex[Name], file: BlobFile) -> None:
        self.places = places
        self.file = file
        self._numbers = dict(zip(places.names, range(len(places.names)), strict=True))
        self._starts = memoryview(places.starts).cast("Q")
        self._lengths = memoryview(places.lengths).cast("Q")

    def text(self, name: Name) -> Blob:
        """Where the bytes of a name are."""
        number = self._numbers[name]
        found = self.places.digests[number * SIZE : (number + 1) * SIZE]
        return Blob(self._starts[number], self._lengths[number], found)

    def __getitem__(self, name: Name) -> bytes:
        """The bytes.

        Raises:
            KeyError: there is no such name.
            Damaged: they are not what was written.
        """
        return self.file.get_bytes(self.text(name))

    def __iter__(self) -> Iterator[Name]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    @property
    def size(self) -> int:
        """Of all together, in bytes."""
        return sum(self._lengths)

    def with_texts(self, fresh: Mapping[Name, Blob]) -> BlobMap[Name]:
        """The same with some names at other places."""
        starts, lengths, digests = array("Q", self._starts), array("Q", self._lengths), bytearray(self.places.digests)
        for name, text in fresh.items():
            number = self._numbers[name]
            starts[number], lengths[number] = text.place, text.length
            digests[number * SIZE : (number + 1) * SIZE] = text.digest
        return BlobMap(BlobIndex(self.places.names, starts.tobytes(), lengths.tobytes(), bytes(digests)), self.file)

    def moved(self, move: Callable[[Blob], Blob], file: BlobFile) -> BlobMap[Name]:
        """The same in another file."""
        return BlobMap(BlobIndex.of({name: move(self.text(name)) for name in self}), file)


class PatchedMap(Mapping[Name, bytes]):
    """Bytes by name, some of which are new.

    Args:
        under: what there was.
        over: what is new; of names that there were.
    """

    def __init__(self, under: Mapping[Name, bytes], over: Mapping[Name, bytes]) -> None:
        self.under = under
        self.over = over

    def __getitem__(self, name: Name) -> bytes:
        found = self.over.get(name)
        return self.under[name] if found is None else found

    def __iter__(self) -> Iterator[Name]:
        return iter(self.under)

    def __len__(self) -> int:
        return len(self.under)

    def __contains__(self, name: object) -> bool:
        return name in self.under


def patched(under: Mapping[Name, bytes], over: Mapping[Name, bytes]) -> PatchedMap[Name]:
    """Bytes by name with some that are new; one layer, however often."""
    return PatchedMap(under.under, {**under.over, **over}) if isinstance(under, PatchedMap) else PatchedMap(under, over)


def shelved(found: Mapping[Name, bytes], last: BlobMap[Name] | None, file: BlobFile) -> BlobMap[Name]:
    """Bytes put on a shelf; those that are there already stay where they are.

    Raises:
        Damaged: the disk does not take them.
    """
    if isinstance(found, BlobMap) and found.file is file:
        return found
    if isinstance(found, PatchedMap) and isinstance(found.under, BlobMap) and found.under.file is file:
        return found.under.with_texts({name: file.put_bytes(content) for name, content in found.over.items()})
    known = {} if last is None or last.file is not file else {name: last.text(name) for name in last}
    return BlobMap(BlobIndex.of({name: _put(content, known.get(name), file) for name, content in found.items()}), file)


def _put(content: bytes, known: Blob | None, file: BlobFile) -> Blob:
    return known if known is not None and known.digest == digest(content) else file.put_bytes(content)
