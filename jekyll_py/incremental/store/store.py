"""The store: the snapshot and the manifest of the last build, in the cache folder, for the next process.

There are four files for each destination, environment and target: the *table* (a `SignedFile` with the snapshot), the
*blobs* that it points into, the *manifest* (another `SignedFile`) and a lock. The table is written after the output and
replaced at once, so that a build that is killed leaves the table of the build before it: more work, never wrong work.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...disk.digest import digest
from .lock import release
from .signed_file import SignedFile

if TYPE_CHECKING:
    from .snapshot import BuildSnapshot
    from .snapshot_files import SnapshotFiles

_LAYOUT = [14, sys.version]
"""The layout of the files; those of another layout are not read."""


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
        self._manifest = SignedFile(os.path.join(folder, f"{name}.manifest"), secret)
        self._lock_file = os.path.join(folder, f"{name}.lock")

    @property
    def identity(self) -> tuple[str, str, bytes]:
        """Equal for two stores that have the same files."""
        return self._folder, self._name, self._secret

    @cached_property
    def _snapshots(self) -> SnapshotFiles:
        from .snapshot_files import SnapshotFiles  # a build with nothing to do reads the manifest only

        return SnapshotFiles(self._folder, self._name, self._secret, self._lock_file, _LAYOUT)

    def beside(self, folder: str) -> Store:
        """The store of the edition of the same site that is written to a folder of the output."""
        return Store(self._folder, f"{self._name}-{digest(folder.encode()).hex()[:16]}", self._secret)

    def load(self) -> BuildSnapshot:
        """The snapshot that the last process saved; an empty one if there is none or another process has the store."""
        return self._snapshots.load()

    def close(self) -> None:
        """Let other processes have the store."""
        release(self._lock_file)

    def give_up(self) -> BuildSnapshot:
        """Remove the snapshot, which is damaged; an empty one in its place, which is not saved."""
        return self._snapshots.give_up()

    def save(self, snapshot: BuildSnapshot) -> BuildSnapshot:
        """Save a snapshot for the next process. If the disk takes no more, the next process finds none.

        Returns:
            The snapshot as it was saved, perhaps compacted: the next build of this process begins with it.
        """
        return self._snapshots.save(snapshot)

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
