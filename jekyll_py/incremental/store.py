"""The store: what a build knew, in the cache folder, for the next process.

Two files for each destination, environment and target: the *table* (`table`) and the *texts* that it points into. The
table is written after the output and renamed into place, so that a build that is killed leaves the table of the one
before it: more work, never wrong work. A table that is damaged, cut off, of another version or signed by somebody else
(a cache that came with a site) counts as none.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from hashlib import blake2b
from hmac import compare_digest

from ..ordinary import unlinked
from .compaction import compact_facts, compact_texts
from .damaged import Damaged
from .known import Known
from .manifest_file import read_manifest, write_manifest
from .shelf import Shelf, shelved
from .standstill import Manifest
from .table import Parts, read_table, write_table
from .texts import TextFile

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
        self._answers: Shelf[str] | None = None
        self._members: Shelf[int] | None = None
        self._parts: Parts | None = None

    def load(self) -> Known:
        """What the last process left. Where another process is at work nothing is known, and nothing will be kept."""
        nothing = Known.nothing()
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

    def give_up(self) -> Known:
        """Nothing, in the place of what the last process left; this one leaves nothing either."""
        self._discard()
        return Known.nothing()

    def save(self, known: Known) -> Known:
        """Keep what a build knew; a disk that takes no more is no error, the next process then knows nothing.

        Returns:
            What to go on with: the facts and texts may have been written anew without those of no use.
        """
        if not isinstance(known.texts, TextFile):
            return known
        try:
            state, facts = compact_facts(known.state, known.facts)
            known = compact_texts(self._shelved(known._replace(state=state, facts=facts), known.texts), self._new_texts)
            self._write_table(known)
        except (OSError, Damaged):
            self._discard()
        return known

    def _shelved(self, known: Known, texts: TextFile) -> Known:
        """The same, what is large and seldom asked for beside the texts."""
        state, plan = known.state, known.plan
        answers = shelved(state.answers, self._answers, texts)
        if plan is not None:
            plan = plan._replace(members=shelved(plan.members, self._members, texts))
        return known._replace(state=replace(state, answers=answers), plan=plan)

    def _remember(self, known: Known) -> None:
        answers, members = known.state.answers, known.plan and known.plan.members
        self._answers = answers if isinstance(answers, Shelf) else None
        self._members = members if isinstance(members, Shelf) else None

    def _write_table(self, known: Known) -> None:
        assert isinstance(known.texts, TextFile)
        known.texts.flush()
        content, self._parts = write_table(known, known.texts, self._parts)
        self._write(self._table, content)
        self._remember(known)
        self._tidy(os.path.basename(known.texts.path))

    def manifest(self) -> Manifest | None:
        """What the last build depended on."""
        content = self._signed(self._manifest)
        if content is not None:
            with contextlib.suppress(Damaged):
                return read_manifest(content)
        return None

    def save_manifest(self, manifest: Manifest | None) -> None:
        """Keep what this build depended on."""
        with contextlib.suppress(OSError):
            if manifest is None:
                os.remove(self._manifest)
            else:
                self._write(self._manifest, write_manifest(manifest))

    def _read(self) -> Known | None:
        content = self._signed(self._table)
        if content is not None:
            with contextlib.suppress(Damaged):
                known, self._parts = read_table(content, self._texts)
                self._remember(known)
                return known
        return None

    def _signed(self, path: str) -> memoryview | None:
        """What a file of ours holds, without its signature; None when it is not there, damaged or somebody else's."""
        try:
            with open(path, "rb", opener=unlinked) as file:
                content = memoryview(file.read() if os.fstat(file.fileno()).st_size <= _MOST_BYTES else b"")
        except OSError:
            return None
        signature, payload = content[:_SIGNATURE], content[_SIGNATURE:]
        return payload if compare_digest(signature, self._sign(path, payload)) else None

    def _texts(self, name: str, size: int) -> TextFile:
        """The file of texts of a name, which has to be as long as that.

        Raises:
            ValueError: it is none of this store, or shorter.
        """
        path = os.path.join(self._folder, name)
        if os.path.basename(name) != name or not name.startswith(f"{self._name}.") or not name.endswith(".texts"):
            raise ValueError(name)
        if not 0 <= size <= _size(path):
            raise ValueError(size)
        return TextFile(path, size)

    def _write(self, path: str, payload: bytes) -> None:
        unfinished = f"{path}.{os.getpid()}"
        with contextlib.suppress(FileNotFoundError):
            os.remove(unfinished)
        with open(unfinished, "xb", opener=unlinked) as file:
            file.write(self._sign(path, payload))
            file.write(payload)
        os.replace(unfinished, path)

    def _sign(self, path: str, payload: bytes | memoryview) -> bytes:
        """The signature of a file: what was signed as one file is no other."""
        name = os.fsencode(os.path.basename(path))
        signing = blake2b(
            len(name).to_bytes(2, "big") + name, digest_size=_SIGNATURE, key=self._secret, person=b"store"
        )
        signing.update(payload)
        return signing.digest()

    @property
    def _lock_file(self) -> str:
        return os.path.join(self._folder, f"{self._name}.lock")

    @property
    def _table(self) -> str:
        return os.path.join(self._folder, f"{self._name}.table")

    @property
    def _manifest(self) -> str:
        return os.path.join(self._folder, f"{self._name}.manifest")

    def _new_texts(self) -> TextFile:
        return TextFile(os.path.join(self._folder, f"{self._name}.{os.urandom(4).hex()}.texts"), 0)

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
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # Windows, where two builds of one site at once are on their own
        return True
    file = unlinked(path, os.O_RDWR | os.O_CREAT)
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except OSError:
        os.close(file)
        return False
    _held[path] = file
    return True


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return -1
