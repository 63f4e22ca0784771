"""Mappings for templates, in which each key that is read is a dependency of its own, and of data the keys in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..liquid.drop import HashOfParts, UnreadHash
from ..tracking import reads
from ..tracking.kinds import DATA, IS_HASH, KEYS, VALUE, path_field


class RecordedMapping(Mapping[str, object]):
    """A mapping whose reads are recorded.

    Args:
        subject: the subject of each dependency.
        values: the mapping to read from.
    """

    def __init__(self, subject: str, values: Mapping[str, object]) -> None:
        self._subject = subject
        self._values = values

    def __getitem__(self, key: str) -> object:
        reads.record(reads.dependency_id(self._subject, key))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        reads.record(reads.dependency_id(self._subject, KEYS))
        return iter(self._values)

    def __len__(self) -> int:
        reads.record(reads.dependency_id(self._subject, KEYS))
        return len(self._values)


class DataMapping(RecordedMapping, HashOfParts):
    """``site.data``: each file is a dependency, and each key in it if no more than that is read.

    Args:
        data: the data by the names of files and folders.
    """

    def __init__(self, data: Mapping[str, object]) -> None:
        super().__init__(DATA, data)

    def within(self, key: str) -> object:
        """The value of a key in which another key is looked up."""
        value = self._values.get(key)
        return self.get(key) if type(value) is not dict or "\0" in key else DataPart(("data", key), value)

    def holds(self, key: str) -> bool:
        """Whether there is a file or folder, which is looked up next if there is."""
        return key in self._values or key in self


class DataPart(UnreadHash):
    """A hash in data, or in a variable of a generator, of which nothing has been read yet.

    Args:
        path: the keys that lead to it, the first of which is a field of ``site``.
        values: the hash.
    """

    __slots__ = ("_path", "_values")

    def __init__(self, path: tuple[str, ...], values: Mapping[object, object]) -> None:
        self._path = path
        self._values = values

    def __getitem__(self, key: str) -> object:
        if "\0" in key or key == IS_HASH:  # a path could not be told from another one
            return self.whole().get(key)
        _record((*self._path, key))
        return self._values.get(key)

    def note(self) -> None:
        """Record a read of nothing but that it is a hash."""
        _record((*self._path, IS_HASH))

    def within(self, key: str) -> object:
        """The value of a key in which another key is looked up."""
        value = self._values.get(key)
        return self[key] if type(value) is not dict or "\0" in key else DataPart((*self._path, key), value)

    def holds(self, key: str) -> bool:
        """Whether there is a key, which is looked up next if there is."""
        if key not in self._values:
            self[key]
        return key in self._values

    def whole(self) -> Mapping[object, object]:
        """The hash; all of it is a dependency."""
        _record(self._path)
        return self._values


def _record(path: tuple[str, ...]) -> None:
    reads.record(reads.dependency_id(VALUE, path_field(path)))
