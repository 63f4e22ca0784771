"""Mappings as templates see them: each key that is read is a dependency of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..tracking import reads
from .base import KEYS

VARIABLE = "variable "
"""What the subject of a generator's variable that answers for itself begins with."""


class RecordedMapping(Mapping[str, object]):
    """A mapping whose reads are recorded.

    Args:
        subject: the first half of each dependency.
        values: what it answers.
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
