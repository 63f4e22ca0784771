"""The files of a store that hold its snapshot: the table and the blobs."""

from __future__ import annotations

import os

from .blob_map import BlobMap, stored
from .blobs import BlobFile, Damaged
from .compaction import compact_blobs, compact_dependencies
from .lock import hold
from .signed_file import SignedFile
from .snapshot import BuildSnapshot
from .table import StoredTable, packed, unpacked

_MOST = 8
"""How many stores there may be in one folder (one for each destination, environment and target)."""


class SnapshotFiles:
    """The files of one store.

    Args:
        folder: its folder, which is made when needed.
        name: tells it from the stores of other destinations and targets.
        secret: at most 64 bytes that only this user knows, to sign with.
        lock_file: the path of its lock, which loading takes.
        layout: of the table; one of another layout is not read.
    """

    def __init__(self, folder: str, name: str, secret: bytes, lock_file: str, layout: object) -> None:
        self._folder = folder
        self._name = name
        self._layout = layout
        self._table = SignedFile(os.path.join(folder, f"{name}.table"), secret)
        self._lock_file = lock_file
        self._stored: tuple[BlobMap[str] | None, BlobMap[int] | None] = None, None
        """The encoded fields and the members of the plan as they are in the blob file."""

    def load(self) -> BuildSnapshot:
        """The snapshot that the last process saved; an empty one if there is none or another process has the store."""
        try:
            os.makedirs(self._folder, exist_ok=True)
            if not hold(self._lock_file):
                return BuildSnapshot.empty()
            return self._read() or BuildSnapshot.empty(self._new_blobs())
        except OSError:
            return BuildSnapshot.empty()

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
        self._table.write([*packed(snapshot, blobs, self._layout)])
        self._note_stored(snapshot)
        self._tidy(os.path.basename(blobs.path))

    def _read(self) -> BuildSnapshot | None:
        found = self._table.read()
        if not isinstance(found, list) or found[0] != self._layout:
            return None
        table = StoredTable(*found)
        path = os.path.join(self._folder, os.path.basename(table.blobs[0]))
        try:
            if os.path.getsize(path) < table.blobs[1]:
                return None
        except OSError:
            return None
        snapshot = unpacked(table, BlobFile(path, table.blobs[1]))
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
