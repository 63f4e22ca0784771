"""The cache of checks: what is known of each page, valid while the bytes of the page and the rules are the same.

Beside it lie the references without a fault, which are valid for these facts. A digest stands before both: `marshal`
may ask for any amount of memory when bytes are damaged.

It lies in the user's own cache folder, which no site and no other user can write, so that it can be trusted.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from ...disk.digest import SIZE, digest
from ...disk.new_file import put
from ...disk.private import NotPrivateError, private_file, private_folder
from ...disk.user_cache import user_cache
from ...errors import JekyllError
from ...incremental.environment import programs
from ...incremental.fingerprint import fingerprint
from ...lazy.tuples import NamedTuple
from ..pages.facts import PageFacts
from ..reference import Reference
from .faults import CachedFaults
from .packing import packed, unpacked
from .references import FaultlessReferences

_UNSURE = 2_000_000_000
"""A file that was changed so few nanoseconds before it was read may be changed again without another time."""

_REST = 500
"""Of so many files or references one may be new without the cache being written: reading it again takes less time."""

Signature = tuple[int, int, int]
"""The size, the time of the last change in nanoseconds, and when the file was looked at."""


class Known(NamedTuple):
    """The facts of one file, with its signature."""

    signature: Signature
    facts: PageFacts


def signature_of(file: str) -> Signature:
    """The signature of a file, taken before it is read."""
    status = os.stat(file)
    return status.st_size, status.st_mtime_ns, time.time_ns()


class CheckCache:
    """The facts of the files of one site.

    Args:
        file: where it is kept between processes; None to keep nothing.
        worth: how many files that have changed are worth writing it anew.
    """

    def __init__(self, file: Path | None = None, worth: int = 1) -> None:
        self._file = file
        self._worth = worth
        self.references: dict[Reference, Reference] = {}
        """Every reference, each once."""
        self.faultless = FaultlessReferences()
        """The references without a fault."""
        self._known: Mapping[str, Known] = {} if file is None else self._load(file)
        self.kept = CachedFaults(None if file is None else _read(_beside(file)))
        """The faults of rules that look at more than one page."""
        self._changed = 0

    def get(self, folder: str, path: str) -> Known | None:
        """The facts of a file that is unchanged; None for one that is not."""
        known = self._known.get(path)
        if known is None:
            return None
        status = os.stat(os.path.join(folder, path))
        size, changed, looked = known.signature
        is_sure = looked - changed > _UNSURE
        return known if is_sure and (status.st_size, status.st_mtime_ns) == (size, changed) else None

    def replace(self, known: Mapping[str, Known], changed: Collection[str]) -> None:
        """Take over the facts of the files.

        Args:
            known: what is known.
            changed: the files of which it is new.
        """
        self._known = known
        self._changed += len(changed)
        self.faultless.forget(changed)

    def save(self) -> None:
        """Keep what is known for the next process, if enough of it is new."""
        has_files = self._changed >= max(self._worth, len(self._known) // _REST)
        has_references = self.faultless.added > max(self._worth, len(self.faultless) // _REST)
        if self._file is not None and (has_files or has_references):
            self._save(self._file)
            self._changed = 0
        if self._file is not None and self.kept.is_changed:
            _write(_beside(self._file), self.kept.stored())

    def _load(self, file: Path) -> Mapping[str, Known]:
        stored = _read(file)
        if stored is None:
            return {}
        facts, times, faultless = stored
        references, found = unpacked(facts, self.references)
        self.faultless = FaultlessReferences.of(faultless, references)
        return {path: Known(times[path], each) for path, each in found.items()}

    def _save(self, file: Path) -> None:
        facts = packed({path: each.facts for path, each in self._known.items()})
        times = {path: each.signature for path, each in self._known.items()}
        faultless = self.faultless.stored(_references_of(self._known))
        _write(file, (facts, times, faultless))


def _beside(file: Path) -> Path:
    """The file of the faults that are kept: they change more often than facts of most pages."""
    return file.with_name(f"{file.name}.faults")


def _read(file: Path) -> Any:
    """The values in a file; None if it has none, or is damaged."""
    try:
        with open(file, "rb", opener=private_file) as stored:
            written, content = stored.read(SIZE), stored.read()
    except OSError:
        return None
    if written != digest(content):  # the disk or a process that was killed has damaged it
        return None
    return marshal.loads(content)


def _write(file: Path, values: Any) -> None:
    content = marshal.dumps(values)
    try:
        put(str(file), digest(content) + content, within=str(file.parent))
        os.chmod(file, 0o600)
    except OSError:  # a full disk: the next check looks at all again
        file.unlink(missing_ok=True)


def _references_of(known: Mapping[str, Known]) -> Sequence[Reference]:
    """The references of files, each once, in the order in which `unpacked` gives them."""
    return list(dict.fromkeys(chain.from_iterable(each.facts.references for each in known.values())))


def open_cache(folder: str, site: str, key: object, worth: int = 1) -> CheckCache:
    """The cache of the checks of a folder; one that keeps nothing if the user has no folder for it.

    Args:
        folder: the built site.
        site: the folder of the source, in which no cache may lie.
        key: what facts depend on beside the pages, such as the rules that are on.
        worth: how many files that have changed are worth writing it anew.
    """
    try:
        home = private_folder(user_cache() / "checks", site)
    except (OSError, RuntimeError, NotPrivateError, JekyllError):
        return CheckCache()
    return CheckCache(home / f"{fingerprint([os.path.realpath(folder), key, programs()]).hex()[:32]}", worth)
