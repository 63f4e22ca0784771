"""The folders in which version control keeps a history."""

from __future__ import annotations

import os

REPOSITORIES = frozenset({".git", ".hg", ".svn"})
"""Names of these folders (in a worktree of Git, a file); they are never written to nor removed."""


def is_in_repository(path: str) -> bool:
    """Whether any part of a path is the name of such a folder, in upper or lower case."""
    return not REPOSITORIES.isdisjoint(path.lower().replace(os.sep, "/").split("/"))
