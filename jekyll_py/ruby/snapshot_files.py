"""Files of snapshots in the user's cache.

A snapshot is state that will be executed, so it lies beside the compiled module and is trusted by the same rules.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from .. import __version__
from ..disk.digest import digest
from ..disk.last_use import note_use
from ..disk.private import private_file
from ..disk.replacement import replacing
from .compiled_module import UNUSED, CompiledModule
from .snapshot import Snapshot, read

_SUFFIX = ".snapshot"
_MOST = 2**28
"""The bytes of all snapshots that are kept: 11 MB for each environment, 40 MB for a site with large gems."""


_MOST_OF_SITE = 3
"""How many are kept of one site, which has one for each destination, such as a temporary folder."""
_OF_SITE = "-site-"


def snapshot_file(ruby: CompiledModule, *values: object, site: str = "") -> str | None:
    """The path of the file of a snapshot.

    Args:
        ruby: the module.
        values: what the snapshot depends on beside the module, the version of this program and the files of this
            package, as JSON.
        site: the folder of the site that it belongs to; empty if it belongs to none.

    Returns:
        None where nothing can be kept.
    """
    if ruby.file is None:
        return None
    key = digest(b"\0".join((json.dumps((__version__, *values)).encode("ascii"), _own_files())))
    of_site = f"{_OF_SITE}{digest(site.encode('utf-8', 'surrogateescape')).hex()}" if site else ""
    return f"{ruby.file.removesuffix('.module')}{of_site}-{key.hex()}{_SUFFIX}"


def read_snapshot(file: str) -> Snapshot | None:
    """The snapshot in a file; None if it is missing, damaged or not of this user alone."""
    try:
        with open(file, "rb", opener=private_file) as opened:
            note_use(file)
            return read(opened)
    except OSError:
        return None


def keep_snapshot(snapshot: Snapshot, file: str) -> None:
    """Write a snapshot, and remove those that were used least lately where they take too much."""
    with suppress(OSError), replacing(file, private_file) as opened:  # on a full disk, there is none
        snapshot.write(opened)
    _remove_old(os.path.dirname(file))


@cache
def _own_files() -> bytes:
    """A digest of the files of this package and their paths."""
    return digest(b"".join(_digests(str(Path(__file__).parent))))


def _digests(folder: str) -> Iterator[bytes]:
    for path, names, files in os.walk(folder):
        names.sort()
        for name in sorted(each for each in files if each.endswith((".rb", ".py"))):
            file = os.path.join(path, name)
            yield digest(file.encode("utf-8", "surrogateescape"))
            with open(file, "rb") as opened:
                yield digest(opened.read())


def _remove_old(folder: str) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        found = [each for each in entries if _is_counted(each.name) and each.is_file(follow_symlinks=False)]
        files = sorted((each.stat().st_mtime, each.stat().st_size, each.path) for each in found)
        total, of_sites = 0, Counter[str]()
        for used, size, path in reversed(files):
            total += size
            site = _site_of(os.path.basename(path))
            of_sites[site] += 1
            is_one_too_many = site != "" and of_sites[site] > _MOST_OF_SITE
            if total > _MOST or is_one_too_many or time.time() - used > UNUSED:
                os.unlink(path)


def _site_of(name: str) -> str:
    """The part of a snapshot's file name that is the same for all of its site; empty if it belongs to no site."""
    return name.rpartition("-")[0] if _OF_SITE in name else ""


def _is_counted(name: str) -> bool:
    """Whether a file is a snapshot, or what a process that was killed has left of one (`disk.replacement`)."""
    return name.endswith(_SUFFIX) or name.startswith(".")
