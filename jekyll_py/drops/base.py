"""What all drops share: answers by name, recorded as they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from ..compat import json
from ..liquid import Drop
from ..tracking import reads

KEYS = "*"
"""The question of a drop's shape: which keys it has, in which order."""


Answers = Mapping[str, Callable[[Any], object]]
"""What a drop answers itself: key → a function of the drop."""


class RecordedDrop(Drop):
    """A drop whose reads are recorded as facts of its owner.

    A subclass names its own answers in `ANSWERS`; any other key is looked up in `fallback`, such as front matter.

    Args:
        owner: the first half of each fact, such as the path of a document.
        fallback: what other keys stand for.
    """

    __slots__ = ("_known", "fallback", "owner")

    ANSWERS: ClassVar[Answers] = {}

    def __init__(self, owner: str, fallback: Mapping[str, object]) -> None:
        self.owner = owner
        self.fallback = fallback
        self._known: dict[str, tuple[int, Callable[[Any], object] | None]] = {}

    def __getitem__(self, key: str) -> object:
        try:
            number, answer = self._known[key]
        except KeyError:
            number, answer = self._learn(key)
        reads.record(number)
        return self.fallback.get(key) if answer is None else answer(self)

    def answer(self, question: str) -> object:
        """What `__getitem__` gives, unrecorded."""
        answer = self.ANSWERS.get(question)
        return self.fallback.get(question) if answer is None else answer(self)

    def note(self, question: str) -> None:
        """Record that ``question`` was asked."""
        try:
            reads.record(self._known[question][0])
        except KeyError:
            reads.record(self._learn(question)[0])

    def _learn(self, question: str) -> tuple[int, Callable[[Any], object] | None]:
        """The fact that stands for a question and what answers it, looked up once for each drop."""
        known = self._known[question] = (reads.fact_id(self.owner, question), self.ANSWERS.get(question))
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
