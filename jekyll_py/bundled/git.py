"""Questions to git."""

from __future__ import annotations

import os

_TIMEOUT = 60
"""Seconds; a long history takes a while."""


def git(folder: str, *arguments: str) -> str:
    """What git says in a folder, nothing where there is no git or no repository."""
    import subprocess  # 2 ms of every start of a site for GitHub Pages, and most builds ask nothing

    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=True, timeout=_TIMEOUT)
    except (OSError, subprocess.SubprocessError):
        return ""
    return os.fsdecode(done.stdout)
