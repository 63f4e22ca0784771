"""The files that a build has changed."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


class Written(NamedTuple):
    """The files that a build has changed, as paths relative to the destination."""

    changed: frozenset[str]
    """Files that are new or have new contents."""
    removed: frozenset[str]
    """Files and folders of the previous output that were removed."""
    unchanged: int = 0
    """The number of files that are unchanged."""
