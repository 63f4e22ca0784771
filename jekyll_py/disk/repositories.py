"""Names of the folders that version control keeps its history in."""

from __future__ import annotations

import os

REPOSITORIES = frozenset({".git", ".hg", ".svn"})
"""Folders (of a worktree of Git also files) that hold a history: they are never written to nor removed."""


def is_in_repository(path: str) -> bool:
    """Whether a part of a path has the name of a folder that holds a history, on a disk that knows no case too."""
    return not REPOSITORIES.isdisjoint(path.lower().replace(os.sep, "/").split("/"))
