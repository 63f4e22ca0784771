"""The state of a build as the next build finds it: the renders, and the values that they depended on."""

from __future__ import annotations

from collections.abc import Mapping

from ...lazy.tuples import NamedTuple
from ...model.item import Item, ItemKey
from .blobs import Blobs, BlobsInMemory
from .dependencies import DependencyTable
from .excerpts import Excerpts
from .includes import PackedInclude
from .plan_file import PlanFile
from .records import RenderRecords

EnvironmentDigests = Mapping[str, bytes]
"""A digest of each part of the environment, by the name that ``--explain`` gives it."""
EncodedFields = Mapping[str, bytes]
"""The encoded fields of each subject of a plan, from which those that differ can be read back."""


class BuildSnapshot(NamedTuple):
    """The state of one build; its table and its blobs are shared with the snapshot of the next build."""

    environment: EnvironmentDigests
    fields: EncodedFields
    external: dict[int, bytes]
    """Digests of external dependencies (such as the text of an included file), by their numbers in the table."""
    order: tuple[ItemKey, ...]
    """The items in the order of rendering."""
    records: RenderRecords
    excerpts: Excerpts
    includes: tuple[PackedInclude, ...]
    table: DependencyTable
    blobs: Blobs
    plan: PlanFile | None
    """The plan, for a process that builds after a few texts were edited; None if it cannot be stored."""

    @classmethod
    def empty(cls, blobs: Blobs | None = None) -> BuildSnapshot:
        """The snapshot that the first build finds."""
        blobs = BlobsInMemory() if blobs is None else blobs
        return cls({}, {}, {}, (), RenderRecords(), {}, (), DependencyTable(), blobs, None)

    def without_renders(self) -> BuildSnapshot:
        """The snapshot for a build to which no render of this one is of use."""
        return BuildSnapshot.empty(self.blobs)._replace(table=self.table, plan=self.plan)


def key_of(item: Item) -> ItemKey:
    """The key of an item in a snapshot."""
    return item.relative_path, item.destination


def external_digests(found: Mapping[int, bytes], numbers: Mapping[int, int]) -> dict[int, bytes]:
    """External digests under the numbers of another table; what is not in that table is left out."""
    return {numbers[number]: digest for number, digest in found.items() if number in numbers}
