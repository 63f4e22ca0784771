"""What all drops share: answers by name, recorded as they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from ..compat import json
from ..liquid import Drop
from ..tracking import reads

KEYS = "*"
"""The field of a drop's shape: which keys it has, in which order."""


Answers = Mapping[str, Callable[[Any], object]]
"""What a drop answers itself: key → a function of the drop."""


class RecordedDrop(Drop):
    """A drop whose reads are recorded as dependencies of its subject.

    A subclass names its own answers in `ANSWERS`; any other key is looked up in `fallback`, such as front matter.

    Args:
        subject: the first half of each dependency, such as the path of a document.
        fallback: what other keys stand for.
    """

    __slots__ = ("_known", "fallback", "subject")

    ANSWERS: ClassVar[Answers] = {}

    def __init__(self, subject: str, fallback: Mapping[str, object]) -> None:
        self.subject = subject
        self.fallback = fallback
        self._known: dict[str, tuple[int, Callable[[Any], object] | None]] = {}

    def __getitem__(self, key: str) -> object:
        try:
            number, answer = self._known[key]
        except KeyError:
            number, answer = self._learn(key)
        reads.record(number)
        return self.fallback.get(key) if answer is None else answer(self)

    def answer(self, field: str) -> object:
        """What `__getitem__` gives, unrecorded."""
        answer = self.ANSWERS.get(field)
        return self.fallback.get(field) if answer is None else answer(self)

    def note(self, field: str) -> None:
        """Record that ``field`` was asked."""
        try:
            reads.record(self._known[field][0])
        except KeyError:
            reads.record(self._learn(field)[0])

    def _learn(self, field: str) -> tuple[int, Callable[[Any], object] | None]:
        """The dependency that stands for a field and what answers it, looked up once for each drop."""
        known = self._known[field] = (reads.dependency_id(self.subject, field), self.ANSWERS.get(field))
        return known

    def keys(self) -> list[str]:
        """The drop's own answers, then the keys of its fallback (Jekyll's ``Drop#keys``)."""
        self.note(KEYS)
        return [*self.ANSWERS, *(key for key in self.fallback if key not in self.ANSWERS)]

    def __iter__(self) -> Iterator[object]:
        """What a loop over the drop gets: its keys."""
        return iter(self.keys())

    def __repr__(self) -> str:
        """Ruby's ``inspect`` of a drop: its JSON on many lines."""
        return json.pretty_generate(self)

    def to_dict(self) -> dict[str, object]:
        """Every key with its answer."""
        return {key: self[key] for key in self.keys()}
