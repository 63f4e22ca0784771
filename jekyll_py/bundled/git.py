"""Questions to git."""

from __future__ import annotations

import os
import subprocess

_TIMEOUT = 60
"""Seconds; a long history takes a while."""


def git(folder: str, *arguments: str) -> str:
    """What git says in a folder, nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=True, timeout=_TIMEOUT)
    except (OSError, subprocess.SubprocessError):
        return ""
    return os.fsdecode(done.stdout)
