"""The store: what a build knew, in the cache folder, for the next process.

Two files for each destination, environment and target: the *table* (one signed, marshalled value) and the *texts* that
it points into. The table is written after the output and renamed into place, so that a build that is killed leaves the
table of the one before it: more work, never wrong work. A table that is damaged, cut off, of another version or signed
by somebody else (a cache that came with a site) counts as none.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from hmac import compare_digest
from typing import Any, NamedTuple, cast

from ..disk.lock import try_lock
from ..disk.regular_file import unlinked
from .blob_map import BlobIndex, BlobMap, shelved
from .blobs import BlobFile, Damaged
from .compaction import compact_blobs, compact_dependencies
from .dependencies import DependencyTable
from .manifest import Manifest
from .plan_file import PlanFile
from .record import ItemKey
from .records import Packed, RenderRecords
from .snapshot import BuildSnapshot
from .state import BuildState

_LAYOUT = [8, sys.version]
"""The layout of the files; those of another one count as none."""
_SIGNATURE = 32
_MOST_BYTES = 2**30
"""Of a table; a longer one is none of ours."""
_MOST = 8
"""How many stores there may be in one folder (one for each destination, environment and target)."""


class Store:
    """The store of one site.

    Args:
        folder: where it is; made when something is first kept.
        name: what tells it from those of other destinations and targets.
        secret: at most 64 bytes that only this user knows, to sign with.
    """

    def __init__(self, folder: str, name: str, secret: bytes) -> None:
        self._folder = folder
        self._name = name
        self._secret = secret
        self._answers: BlobMap[str] | None = None
        self._members: BlobMap[int] | None = None

    def load(self) -> BuildSnapshot:
        """What the last process left. Where another process is at work nothing is known, and nothing will be kept."""
        nothing = BuildSnapshot.nothing()
        try:
            os.makedirs(self._folder, exist_ok=True)
            if not _lock(self._lock_file):
                return nothing
            return self._read() or nothing._replace(texts=self._new_texts())
        except OSError:
            return nothing

    def close(self) -> None:
        """Let other processes have it."""
        file = _held.pop(self._lock_file, None)
        if file is not None:
            os.close(file)

    def give_up(self) -> BuildSnapshot:
        """Nothing, in the place of what the last process left; this one leaves nothing either."""
        self._discard()
        return BuildSnapshot.nothing()

    def save(self, known: BuildSnapshot) -> BuildSnapshot:
        """Keep what a build knew; a disk that takes no more is no error, the next process then knows nothing.

        Returns:
            What to go on with: the dependencies and texts may have been written anew without those of no use.
        """
        if not isinstance(known.texts, BlobFile):
            return known
        try:
            state, dependencies = compact_dependencies(known.state, known.table)
            known = compact_blobs(
                self._shelved(known._replace(state=state, table=dependencies), known.texts), self._new_texts
            )
            self._write_table(known)
        except (OSError, Damaged):
            self._discard()
        return known

    def _shelved(self, known: BuildSnapshot, texts: BlobFile) -> BuildSnapshot:
        """The same, what is large and seldom asked for beside the texts."""
        state, plan = known.state, known.plan
        answers = shelved(state.answers, self._answers, texts)
        if plan is not None:
            plan = plan._replace(members=shelved(plan.members, self._members, texts))
        return known._replace(state=replace(state, answers=answers), plan=plan)

    def _remember(self, known: BuildSnapshot) -> None:
        answers, members = known.state.answers, known.plan and known.plan.members
        self._answers = answers if isinstance(answers, BlobMap) else None
        self._members = members if isinstance(members, BlobMap) else None

    def _write_table(self, known: BuildSnapshot) -> None:
        assert isinstance(known.texts, BlobFile)
        known.texts.flush()
        self._write(self._table, marshal.dumps([*_packed(known, known.texts)]))
        self._remember(known)
        self._tidy(os.path.basename(known.texts.path))

    def manifest(self) -> Manifest | None:
        """What the last build depended on."""
        found = self._signed(self._manifest)
        return Manifest(*found[1:]) if isinstance(found, list) and found[0] == _LAYOUT else None

    def save_manifest(self, manifest: Manifest | None) -> None:
        """Keep what this build depended on."""
        with contextlib.suppress(OSError):
            if manifest is None:
                os.remove(self._manifest)
            else:
                self._write(self._manifest, marshal.dumps([_LAYOUT, *manifest]))

    def _read(self) -> BuildSnapshot | None:
        found = self._signed(self._table)
        if not isinstance(found, list) or found[0] != _LAYOUT:
            return None
        return self._known(StoredTable(*found))

    def _signed(self, path: str) -> object:
        """What a file of ours holds; None when it is not there, damaged or somebody else's."""
        try:
            with open(path, "rb", opener=unlinked) as file:
                content = file.read() if os.fstat(file.fileno()).st_size <= _MOST_BYTES else b""
        except OSError:
            return None
        payload = memoryview(content)[_SIGNATURE:]
        if not compare_digest(content[:_SIGNATURE], self._sign(payload)):
            return None
        try:
            return cast(object, marshal.loads(payload))
        except (EOFError, ValueError, TypeError):
            return None

    def _known(self, table: StoredTable) -> BuildSnapshot | None:
        path = os.path.join(self._folder, os.path.basename(table.texts[0]))
        try:
            if os.path.getsize(path) < table.texts[1]:
                return None
        except OSError:
            return None
        texts, dependencies = (
            BlobFile(path, table.texts[1]),
            DependencyTable(table.dependencies, table.groups, table.useful),
        )
        known = BuildSnapshot(_state(table, texts), dependencies, texts, _plan(table, texts))
        self._remember(known)
        return known

    def _write(self, path: str, payload: bytes) -> None:
        unfinished = f"{path}.{os.getpid()}"
        with contextlib.suppress(FileNotFoundError):
            os.remove(unfinished)
        with open(unfinished, "xb", opener=unlinked) as file:
            file.write(self._sign(payload))
            file.write(payload)
        os.replace(unfinished, path)

    def _sign(self, payload: bytes | memoryview) -> bytes:
        return blake2b(payload, digest_size=_SIGNATURE, key=self._secret, person=b"jekyll_py").digest()

    @property
    def _lock_file(self) -> str:
        return os.path.join(self._folder, f"{self._name}.lock")

    @property
    def _table(self) -> str:
        return os.path.join(self._folder, f"{self._name}.table")

    @property
    def _manifest(self) -> str:
        return os.path.join(self._folder, f"{self._name}.manifest")

    def _new_texts(self) -> BlobFile:
        return BlobFile(os.path.join(self._folder, f"{self._name}.{os.urandom(4).hex()}.texts"), 0)

    def _discard(self) -> None:
        with contextlib.suppress(OSError):
            os.remove(self._table)

    def _tidy(self, texts: str) -> None:
        """Remove what this store no longer needs, and the stores that were not used for longest."""
        names = os.listdir(self._folder)
        for name in names:
            if name.startswith(f"{self._name}.") and name.endswith(".texts") and name != texts:
                os.remove(os.path.join(self._folder, name))
        tables = [os.path.join(self._folder, name) for name in names if name.endswith(".table")]
        for table in sorted(tables, key=os.path.getmtime)[:-_MOST]:
            stem = os.path.basename(table).removesuffix("table")
            for name in names:
                if name.startswith(stem):
                    os.remove(os.path.join(self._folder, name))


_held: dict[str, int] = {}
"""The locks of this process: whoever builds a site anew under another configuration goes on with its store."""


def _lock(path: str) -> bool:
    """Whether no other process has a store. The system lets go of it when the process ends, however it ends."""
    if path in _held:
        return True
    file = unlinked(path, os.O_RDWR | os.O_CREAT)
    if not try_lock(file):
        os.close(file)
        return False
    _held[path] = file
    return True


class StoredTable(NamedTuple):
    """The table, made of nothing but what marshal knows."""

    format: object
    environment: dict[str, bytes]
    answers: tuple[Any, ...]
    """`BlobIndex`."""
    looked: dict[int, bytes]
    order: tuple[ItemKey, ...]
    dependencies: dict[str, dict[str, int]]
    groups: dict[int, bytes]
    useful: int
    kept: dict[ItemKey, Packed]
    texts: tuple[str, int]
    plan: tuple[Any, ...] | None
    """`PlanFile`, of its members the `BlobIndex`."""


def _packed(known: BuildSnapshot, texts: BlobFile) -> StoredTable:
    state, dependencies, plan = known.state, known.table, known.plan
    return StoredTable(
        _LAYOUT,
        dict(state.environment),
        _places(state.answers),
        state.looked,
        state.order,
        dependencies.known,
        dependencies.groups,
        dependencies.useful,
        state.kept.packed,
        (os.path.basename(texts.path), texts.size),
        plan and tuple(plan._replace(members=_places(plan.members))),  # type: ignore[arg-type]
    )


def _places(found: Mapping[Any, bytes]) -> tuple[Any, ...]:
    assert isinstance(found, BlobMap)
    return tuple(found.places)


def _plan(table: StoredTable, texts: BlobFile) -> PlanFile | None:
    if table.plan is None:
        return None
    plan = PlanFile(*table.plan)
    return plan._replace(members=BlobMap(BlobIndex(*cast(Any, plan.members)), texts))


def _state(table: StoredTable, texts: BlobFile) -> BuildState:
    return BuildState(
        table.environment,
        BlobMap(BlobIndex(*table.answers), texts),
        table.looked,
        table.order,
        RenderRecords(table.kept),
    )
