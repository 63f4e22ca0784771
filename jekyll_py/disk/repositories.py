"""Repositories: the folders in which version control keeps a history, and the checkout around one."""

from __future__ import annotations

import os

REPOSITORIES = frozenset({".git", ".hg", ".svn"})
"""Names of these folders (in a worktree of Git, a file); they are never written to nor removed."""


def is_in_repository(path: str) -> bool:
    """Whether any part of a path is the name of such a folder, in upper or lower case."""
    return not REPOSITORIES.isdisjoint(path.lower().replace(os.sep, "/").split("/"))


def checkout_of(folder: str) -> str:
    """The real path of the nearest folder with a ``.git`` at or above a folder; without one that of the folder."""
    real = above = os.path.realpath(folder)
    while not os.path.exists(os.path.join(above, ".git")):
        above, below = os.path.dirname(above), above
        if above == below:
            return real
    return above
