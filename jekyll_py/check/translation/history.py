"""When the sources of versions were last changed, by git."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from ...disk.git import git

SECONDS_A_DAY = 86_400


def changed_at(folder: str, paths: Collection[str]) -> Mapping[str, int]:
    """The time of the last commit of each file, in seconds; none for one that git does not know or that is edited.

    Args:
        folder: of the source.
        paths: relative to it.
    """
    if not folder or not paths:
        return {}
    times = _times(folder, git(folder, "rev-parse", "HEAD").strip())
    edited = set(git(folder, "diff", "--name-only", "-z", "--relative", "--no-ext-diff", "HEAD").split("\0"))
    return {path: times[path] for path in paths if path in times and path not in edited}


@lru_cache(maxsize=4)
def _times(folder: str, _head: str) -> Mapping[str, int]:
    """The time of the last commit of each file; kept while the same commit is checked out."""
    found: dict[str, int] = {}
    when = 0
    for row in git(folder, "log", "--format=%x01%ct", "--name-only", "--relative", "--no-renames", "-z").split("\0"):
        for part in row.split("\n"):
            if part.startswith("\x01"):
                when = int(part[1:] or 0)
            elif part:
                found.setdefault(part, when)
    return found
