"""The values that a `Worker` returns for an item: its texts and dependencies, or why another has to render it."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import Enum

from ..disk.digest import Cuts
from ..lazy.tuples import NamedTuple
from ..limits import Cost
from ..render.rendered_texts import KeptText, StoredText
from ..tracking import reads
from ..tracking.reads import Dependency


class Refusal(Enum):
    """Why a worker leaves an item to the first process, which has everything that comes before the item."""

    DEFERRED = "it reads a text that this worker lacks, or warns, or fails"
    ORDERED = "it counts through all items, or changes what plugins in Ruby keep: all later ones have to follow it here"


class DigestedText(NamedTuple):
    """A text that the worker has stored."""

    stored: KeptText
    digest: bytes
    """Empty if no cache needs it."""
    cuts: Cuts = ()
    """Those of the digest (`disk.digest.PartedDigest`)."""


class ExcerptOutcome(NamedTuple):
    """An excerpt that was rendered for an item."""

    position: int
    """The position of its item in the plan."""
    text: StoredText
    dependencies: bytes


class LayerOutcome(NamedTuple):
    """A layer of a render (`render.layers.Layer`); one with warnings is not sent."""

    text: DigestedText
    dependencies: bytes
    cost: Cost


class Outcome(NamedTuple):
    """The render of an item."""

    content: DigestedText | None
    """None if it is that of the last build."""
    output: DigestedText
    destination: str | None
    """The path of its file; None if another item is written to it."""
    is_new: bool
    """Whether its file was staged, because its bytes are new."""
    dependencies: bytes
    """Their numbers in the worker; empty if no cache needs them."""
    excerpts: Sequence[ExcerptOutcome]
    used: Mapping[Hashable, bytes]
    """The values made once a build (`Once`) that it used, with their digests."""
    layers: Sequence[LayerOutcome]
    begun: int | None
    """The depth of the layer of the last build that it began with."""


class Chunk(NamedTuple):
    """The outcomes of some items, in the plan's order."""

    dependencies: Sequence[Dependency]
    """Those that are new since the worker's last chunk, the next number first."""
    groups: Mapping[int, bytes]
    """The members of the groups among them."""
    outcomes: Sequence[Outcome | Refusal]


def packed(numbers: Iterable[int]) -> bytes:
    """The numbers of dependencies as bytes."""
    return array("I", numbers).tobytes()


class DependencyNumbers:
    """Translates the numbers of dependencies in a forked worker to those in this process.

    Args:
        shared: the number of dependencies before the fork; these have the same numbers in all processes.
    """

    def __init__(self, shared: int) -> None:
        self._shared = shared
        self._here: list[int] = []

    def learn(self, chunk: Chunk) -> None:
        """Take in the dependencies that are new in the worker's next chunk."""
        self._here += (reads.dependency_id(*dependency) for dependency in chunk.dependencies)
        for number, held in chunk.groups.items():
            reads.learn_group(self._here[number - self._shared], self.unpacked(held))

    def unpacked(self, packed: bytes) -> frozenset[int]:
        """Dependencies by their numbers in this process."""
        numbers, shared, here = array("I", packed), self._shared, self._here
        return frozenset(number if number < shared else here[number - shared] for number in numbers)
