"""The store: the snapshot and the manifest of the last build, in the cache folder, for the next process.

There are four files for each destination, environment and target: the *table* (a `SignedFile` with the snapshot), the
*blobs* that it points into, the *manifest* (another `SignedFile`) and a lock. The table is written after the output and
replaced at once, so that a build that is killed leaves the table of the build before it: more work, never wrong work.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ...disk.digest import digest
from .blob_map import BlobIndex, BlobMap, stored
from .blobs import BlobFile, Damaged
from .compaction import compact_blobs, compact_dependencies
from .dependencies import DependencyTable
from .excerpts import PackedExcerpt
from .lock import hold, release
from .plan_file import PlanFile
from .record import ItemKey
from .records import PackedRecord, RenderRecords
from .signed_file import SignedFile
from .snapshot import BuildSnapshot

_LAYOUT = [13, sys.version]
"""The layout of the files; those of another layout are not read."""
_PLAIN = slice(PlanFile._fields.index("members") + 1, None)
"""The fields of a plan file behind its members."""
_MOST = 8
"""How many stores there may be in one folder (one for each destination, environment and target)."""


class Store:
    """The store of one site.

    Args:
        folder: its folder, which is made when needed.
        name: tells it from the stores of other destinations and targets.
        secret: at most 64 bytes that only this user knows, to sign with.
    """

    def __init__(self, folder: str, name: str, secret: bytes) -> None:
        self._folder = folder
        self._name = name
        self._secret = secret
        self._table = SignedFile(os.path.join(folder, f"{name}.table"), secret)
        self._manifest = SignedFile(os.path.join(folder, f"{name}.manifest"), secret)
        self._lock_file = os.path.join(folder, f"{name}.lock")
        self._stored: tuple[BlobMap[str] | None, BlobMap[int] | None] = None, None
        """The encoded fields and the members of the plan as they are in the blob file."""

    def beside(self, folder: str) -> Store:
        """The store of the edition of the same site that is written to a folder of the output."""
        return Store(self._folder, f"{self._name}-{digest(folder.encode()).hex()[:16]}", self._secret)

    def load(self) -> BuildSnapshot:
        """The snapshot that the last process saved; an empty one if there is none or another process has the store."""
        try:
            os.makedirs(self._folder, exist_ok=True)
            if not hold(self._lock_file):
                return BuildSnapshot.empty()
            return self._read() or BuildSnapshot.empty(self._new_blobs())
        except OSError:
            return BuildSnapshot.empty()

    def close(self) -> None:
        """Let other processes have the store."""
        release(self._lock_file)

    def give_up(self) -> BuildSnapshot:
        """Remove the snapshot, which is damaged; an empty one in its place, which is not saved."""
        self._table.remove()
        return BuildSnapshot.empty()

    def save(self, snapshot: BuildSnapshot) -> BuildSnapshot:
        """Save a snapshot for the next process. If the disk takes no more, the next process finds none.

        Returns:
            The snapshot as it was saved, perhaps compacted: the next build of this process begins with it.
        """
        if not isinstance(snapshot.blobs, BlobFile):
            return snapshot
        try:
            snapshot = self._with_stored_maps(compact_dependencies(snapshot), snapshot.blobs)
            snapshot = compact_blobs(snapshot, self._new_blobs)
            self._write(snapshot)
        except (OSError, Damaged):
            self._table.remove()
        return snapshot

    def manifest(self) -> Sequence[Any] | None:
        """The values of the last build's manifest, if it has one."""
        found = self._manifest.read()
        return found[1:] if isinstance(found, list) and found[0] == _LAYOUT else None

    def save_manifest(self, manifest: Sequence[Any] | None) -> None:
        """Save the values of this build's manifest; None if it has none."""
        if manifest is None:
            self._manifest.remove()
        else:
            with contextlib.suppress(OSError):
                self._manifest.write([_LAYOUT, *manifest])

    def _with_stored_maps(self, snapshot: BuildSnapshot, blobs: BlobFile) -> BuildSnapshot:
        """The snapshot with its large mappings in the blob file, where single values of them can be read."""
        fields, members = self._stored
        plan = snapshot.plan
        if plan is not None:
            plan = plan._replace(members=stored(plan.members, members, blobs))
        return snapshot._replace(fields=stored(snapshot.fields, fields, blobs), plan=plan)

    def _note_stored(self, snapshot: BuildSnapshot) -> None:
        fields, members = snapshot.fields, snapshot.plan and snapshot.plan.members
        self._stored = (
            fields if isinstance(fields, BlobMap) else None,
            members if isinstance(members, BlobMap) else None,
        )

    def _write(self, snapshot: BuildSnapshot) -> None:
        blobs = snapshot.blobs
        assert isinstance(blobs, BlobFile)
        blobs.flush()
        self._table.write([*_packed(snapshot, blobs)])
        self._note_stored(snapshot)
        self._tidy(os.path.basename(blobs.path))

    def _read(self) -> BuildSnapshot | None:
        found = self._table.read()
        if not isinstance(found, list) or found[0] != _LAYOUT:
            return None
        table = StoredTable(*found)
        path = os.path.join(self._folder, os.path.basename(table.blobs[0]))
        try:
            if os.path.getsize(path) < table.blobs[1]:
                return None
        except OSError:
            return None
        snapshot = _unpacked(table, BlobFile(path, table.blobs[1]))
        self._note_stored(snapshot)
        return snapshot

    def _new_blobs(self) -> BlobFile:
        return BlobFile(os.path.join(self._folder, f"{self._name}.{os.urandom(4).hex()}.blobs"), 0)

    def _tidy(self, blobs: str) -> None:
        """Remove the files of this store that it does not use, and the stores that were not used for longest."""
        names = os.listdir(self._folder)
        used = {blobs, *(f"{self._name}.{each}" for each in ("table", "manifest", "lock"))}
        for name in names:
            if name.startswith(f"{self._name}.") and name not in used:
                os.remove(os.path.join(self._folder, name))
        used_last: dict[str, float] = {}
        for name in names:
            if name.endswith(".table"):
                site, time = _site_of(name), os.path.getmtime(os.path.join(self._folder, name))
                used_last[site] = max(time, used_last.get(site, 0))
        old = {*sorted(used_last, key=used_last.__getitem__)[:-_MOST]}
        for name in names:
            if _site_of(name) in old:
                os.remove(os.path.join(self._folder, name))


def _site_of(name: str) -> str:
    """The part of a file's name that the stores of all editions of one site share."""
    return name.partition(".")[0].partition("-")[0]


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
    blobs: tuple[str, int]
    """The name and the size of the file."""
    plan: tuple[Any, ...] | None
    """A `PlanFile` whose members are a `BlobIndex`."""


def _packed(snapshot: BuildSnapshot, blobs: BlobFile) -> StoredTable:
    table, plan = snapshot.table, snapshot.plan
    return StoredTable(
        _LAYOUT,
        dict(snapshot.environment),
        _index(snapshot.fields),
        snapshot.external,
        snapshot.order,
        table.known,
        table.groups,
        table.useful,
        snapshot.records.packed,
        dict(snapshot.excerpts),
        (os.path.basename(blobs.path), blobs.size),
        None if plan is None else _packed_plan(plan),
    )


def _packed_plan(plan: PlanFile) -> tuple[Any, ...]:
    return (plan.stamp, plan.kinds, _index(plan.members), *plan[_PLAIN])


def _index(found: Mapping[Any, bytes]) -> tuple[Any, ...]:
    assert isinstance(found, BlobMap)
    return tuple(found.index)


def _unpacked(table: StoredTable, blobs: BlobFile) -> BuildSnapshot:
    return BuildSnapshot(
        table.environment,
        BlobMap(BlobIndex(*table.fields), blobs),
        table.external,
        table.order,
        RenderRecords(table.records),
        table.excerpts,
        DependencyTable(table.dependencies, table.groups, table.used),
        blobs,
        _unpacked_plan(table.plan, blobs),
    )


def _unpacked_plan(plan: tuple[Any, ...] | None, blobs: BlobFile) -> PlanFile | None:
    if plan is None:
        return None
    stamp, kinds, members, *rest = plan
    return PlanFile(stamp, kinds, BlobMap(BlobIndex(*members), blobs), *rest)
