"""What a worker says of an item: values that cross from one process to another."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from ..render.output_cache import TextPlace
from ..tracking import reads
from ..tracking.reads import Dependency


class Refusal(Enum):
    """Why a worker leaves an item to the process that has everything before it."""

    DEFERRED = "it needs what this worker lacks, warns or fails"
    COUNTED = "it counts through all items of the site, so nothing after it can be rendered elsewhere"


class ExcerptOutcome(NamedTuple):
    """An excerpt that was rendered on the way."""

    position: int
    """The place of its item in the plan."""
    text: TextPlace
    trace: bytes


class Outcome(NamedTuple):
    """What became of an item."""

    content: TextPlace
    output: TextPlace
    is_new: bool
    """Whether its file was staged, because its bytes are new."""
    trace: bytes
    """The dependencies it read, by their numbers in the worker."""
    excerpts: Sequence[ExcerptOutcome]
    used: Mapping[Hashable, bytes]
    """The values made once a build (`Once`) that it used, with their digests."""


class Chunk(NamedTuple):
    """What a worker made of some items, in the plan's order."""

    dependencies: Sequence[Dependency]
    """Those that are new since the worker's last chunk, the next number first."""
    groups: Mapping[int, bytes]
    """What the groups among them hold."""
    outcomes: Sequence[Outcome | Refusal]


def packed(trace: Iterable[int]) -> bytes:
    """A set of dependencies as bytes."""
    return array("I", trace).tobytes()


class Numbers:
    """Turns the numbers that dependencies have in a forked worker into those they have here.

    Args:
        shared: how many dependencies there were before the fork: these have the same numbers everywhere.
    """

    def __init__(self, shared: int) -> None:
        self._shared = shared
        self._here: list[int] = []

    def learn(self, chunk: Chunk) -> None:
        """The worker's next dependencies."""
        self._here += (reads.dependency_id(*dependency) for dependency in chunk.dependencies)
        for number, held in chunk.groups.items():
            reads.learn_group(self._here[number - self._shared], self.unpacked(held))

    def unpacked(self, trace: bytes) -> frozenset[int]:
        """A set of dependencies by their numbers here."""
        numbers, shared, here = array("I", trace), self._shared, self._here
        return frozenset(number if number < shared else here[number - shared] for number in numbers)
