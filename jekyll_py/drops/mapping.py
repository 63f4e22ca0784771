"""Mappings as templates see them: each key that is read is a fact of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..tracking import reads
from .base import KEYS

VARIABLE = "variable "
"""What the owner of a generator's variable that answers for itself begins with."""


class RecordedMapping(Mapping[str, object]):
    """A mapping whose reads are recorded.

    Args:
        owner: the first half of each fact.
        values: what it answers.
    """

    def __init__(self, owner: str, values: Mapping[str, object]) -> None:
        self._owner = owner
        self._values = values

    def __getitem__(self, key: str) -> object:
        reads.record(reads.fact_id(self._owner, key))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        reads.record(reads.fact_id(self._owner, KEYS))
        return iter(self._values)

    def __len__(self) -> int:
        reads.record(reads.fact_id(self._owner, KEYS))
        return len(self._values)
