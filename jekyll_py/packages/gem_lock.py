"""The choice of versions for a site without a ``Gemfile.lock``, kept in the user's cache.

Bundler writes its choice into the site and keeps to it until it is told to update; a build may not write there. So a
site gets the same versions at each build, and can be built offline, until its Gemfile changes or ``bundle --update``.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Sequence
from typing import Any

from ..disk.replacement import replacing
from ..disk.user_cache import user_cache
from .gem_index import Release
from .gem_resolver import Resolution
from .gems import Dependency

_FRESH = 3600.0
"""The seconds for which an index is not asked again for a gem that it lacks."""


def digest_of(question: Sequence[object]) -> str:
    """A digest of all that a choice depends on."""
    return hashlib.sha256(json.dumps(question, ensure_ascii=False).encode()).hexdigest()[:32]


def load(digest: str) -> Resolution | None:
    """The choice that was kept under a digest; None without one."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        with open(_path(digest), encoding="utf-8") as file:
            kept: dict[str, Any] = json.load(file)
        return Resolution({each[0]: _release(each) for each in kept["releases"]}, frozenset(map(str, kept["missing"])))
    return None


def save(digest: str, resolution: Resolution) -> None:
    """Keep a choice, unless the user's cache cannot be written: unpacking the gems says so."""
    path = _path(digest)
    kept = {"releases": list(resolution.releases.values()), "missing": sorted(resolution.missing)}
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with replacing(path) as file:
            file.write(json.dumps(kept).encode())


def is_old(digest: str) -> bool:
    """Whether a choice that is kept was made more than an hour ago: what no index had then may be there now."""
    with contextlib.suppress(OSError):
        return time.time() - os.path.getmtime(_path(digest)) > _FRESH
    return True


def _path(digest: str) -> str:
    return str(user_cache() / "gems" / "chosen" / f"{digest}.json")


def _release(kept: list[Any]) -> Release:
    name, version, needs, ruby, checksum, origin = kept
    return Release(name, version, tuple(Dependency(*need) for need in needs), ruby, checksum, origin)
