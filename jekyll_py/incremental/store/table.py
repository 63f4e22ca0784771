"""The table of a store: a snapshot as values that `marshal` can write."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ...lazy.tuples import NamedTuple
from ...model.item import ItemKey
from .blob_map import BlobIndex, BlobMap
from .blobs import BlobFile
from .dependencies import DependencyTable
from .excerpts import PackedExcerpt
from .includes import PackedInclude
from .plan_file import PlanFile
from .records import PackedRecord, RenderRecords
from .snapshot import BuildSnapshot

_PLAIN = slice(PlanFile._fields.index("members") + 1, None)
"""The fields of a plan file behind its members."""


class StoredTable(NamedTuple):
    """A snapshot as values that `marshal` can write."""

    layout: object
    environment: dict[str, bytes]
    fields: tuple[Any, ...]
    """A `BlobIndex`."""
    external: dict[int, bytes]
    order: tuple[ItemKey, ...]
    dependencies: dict[str, dict[str, int]]
    groups: dict[int, bytes]
    used: int
    records: dict[ItemKey, PackedRecord]
    excerpts: dict[ItemKey, PackedExcerpt]
    includes: tuple[PackedInclude, ...]
    blobs: tuple[str, int]
    """The name and the size of the file."""
    plan: tuple[Any, ...] | None
    """A `PlanFile` whose members are a `BlobIndex`."""


def packed(snapshot: BuildSnapshot, blobs: BlobFile, layout: object) -> StoredTable:
    """The table of a snapshot whose blobs are in a file."""
    table, plan = snapshot.table, snapshot.plan
    return StoredTable(
        layout,
        dict(snapshot.environment),
        _index(snapshot.fields),
        snapshot.external,
        snapshot.order,
        table.known,
        table.groups,
        table.useful,
        snapshot.records.packed,
        dict(snapshot.excerpts),
        snapshot.includes,
        (os.path.basename(blobs.path), blobs.size),
        None if plan is None else _packed_plan(plan),
    )


def _packed_plan(plan: PlanFile) -> tuple[Any, ...]:
    return (plan.stamp, plan.kinds, _index(plan.members), *plan[_PLAIN])


def _index(found: Mapping[Any, bytes]) -> tuple[Any, ...]:
    assert isinstance(found, BlobMap)
    return tuple(found.index)


def unpacked(table: StoredTable, blobs: BlobFile) -> BuildSnapshot:
    """The snapshot of a table."""
    return BuildSnapshot(
        table.environment,
        BlobMap(BlobIndex(*table.fields), blobs),
        table.external,
        table.order,
        RenderRecords(table.records),
        table.excerpts,
        table.includes,
        DependencyTable(table.dependencies, table.groups, table.used),
        blobs,
        _unpacked_plan(table.plan, blobs),
    )


def _unpacked_plan(plan: tuple[Any, ...] | None, blobs: BlobFile) -> PlanFile | None:
    if plan is None:
        return None
    stamp, kinds, members, *rest = plan
    return PlanFile(stamp, kinds, BlobMap(BlobIndex(*members), blobs), *rest)
