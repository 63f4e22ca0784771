"""Makes a smaller copy of a snapshot if less than half of its dependency table, or of its blob file, is in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .blob_map import BlobMap, Name
from .blobs import Blob, BlobFile
from .excerpts import excerpt_blobs, moved_excerpts, renumbered_excerpts
from .includes import include_blobs, moved_includes, renumbered_includes
from .records import RenderRecords
from .snapshot import BuildSnapshot, external_digests

_SPARE_DEPENDENCIES = 1000
_SPARE_BYTES = 1 << 20
"""How much that is not used does no harm in any case."""


def compact_dependencies(snapshot: BuildSnapshot) -> BuildSnapshot:
    """A snapshot whose table has the dependencies of its renders only, if the table has doubled since that was so."""
    if not snapshot.table.useful:  # it is new, and has no others
        snapshot.table.useful = len(snapshot.table)
    if len(snapshot.table) <= 2 * snapshot.table.useful + _SPARE_DEPENDENCIES:
        return snapshot
    records = snapshot.records
    of_excerpts = (dependencies for dependencies, _ in snapshot.excerpts.values())
    of_includes = (dependencies for _, dependencies, _ in snapshot.includes)
    table, numbers = snapshot.table.compacted((*records.dependency_sets, *of_excerpts, *of_includes))
    return snapshot._replace(
        external=external_digests(snapshot.external, numbers),
        records=records.renumbered(numbers),
        excerpts=renumbered_excerpts(snapshot.excerpts, numbers),
        includes=renumbered_includes(snapshot.includes, numbers),
        table=table,
    )


def compact_blobs(snapshot: BuildSnapshot, make: Callable[[], BlobFile]) -> BuildSnapshot:
    """A snapshot with its blobs in a new file, if less than half of the old file is used.

    Args:
        snapshot: the snapshot.
        make: makes the new file.

    Raises:
        Damaged: a blob cannot be read, or the disk takes no more.
    """
    old = snapshot.blobs
    used = snapshot.records.blobs | excerpt_blobs(snapshot.excerpts) | include_blobs(snapshot.includes)
    maps = [found for found in (snapshot.fields, snapshot.plan and snapshot.plan.members) if isinstance(found, BlobMap)]
    size = sum(blob.length for blob in used) + sum(found.size for found in maps)
    if not isinstance(old, BlobFile) or old.size <= 2 * size + _SPARE_BYTES:
        old.retain(used)
        return snapshot
    used.update(found.blob(name) for found in maps for name in found)
    new = make()
    moved = {blob: new.put_bytes(old.get_bytes(blob)) for blob in sorted(used)}
    old.close()
    plan = snapshot.plan and snapshot.plan._replace(members=_moved(snapshot.plan.members, moved, new))
    fields, records = _moved(snapshot.fields, moved, new), _moved_records(snapshot.records, moved)
    return snapshot._replace(
        fields=fields,
        records=records,
        excerpts=moved_excerpts(snapshot.excerpts, moved),
        includes=moved_includes(snapshot.includes, moved),
        blobs=new,
        plan=plan,
    )


def _moved(found: Mapping[Name, bytes], moved: Mapping[Blob, Blob], file: BlobFile) -> Mapping[Name, bytes]:
    return found.moved(moved.__getitem__, file) if isinstance(found, BlobMap) else found


def _moved_records(records: RenderRecords, moved: Mapping[Blob, Blob]) -> RenderRecords:
    found = RenderRecords()
    for key, record in records.items():
        output = None if record.output is None else moved[record.output]
        layers = tuple(layer._replace(text=moved[layer.text]) for layer in record.layers)
        found[key] = record._replace(content=moved[record.content], output=output, layers=layers)
    return found
