"""Mappings for templates, in which each key that is read is a dependency of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..tracking import reads
from ..tracking.kinds import KEYS


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
