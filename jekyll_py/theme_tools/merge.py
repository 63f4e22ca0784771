"""A three-way merge of a changed copy with a new version of its original, by ``git merge-file``."""

from __future__ import annotations

import os
import subprocess
import tempfile
from typing import NamedTuple

from ..disk.program import find_program
from ..errors import JekyllError

_FAILED = 128
"""From this status on git has failed; a smaller one is the number of conflicts."""


class Merged(NamedTuple):
    """The result of a merge."""

    content: bytes
    conflicts: int
    """The number of places, marked as git marks them, in which both sides changed the same lines."""


def merge(mine: bytes, original: bytes, theirs: bytes, labels: tuple[str, str, str]) -> Merged:
    """Merge the changes that lead from an original to two versions of it.

    Args:
        mine: the one version.
        original: what both were made from.
        theirs: the other version.
        labels: the names of mine, the original and theirs in the marks of conflicts.

    Raises:
        JekyllError: there is no git, or it fails, as for files that are no text.
    """
    git = find_program("git")
    if git is None:
        raise JekyllError("merging needs git", hint="install git, or merge by hand what `theme diff` shows")
    with tempfile.TemporaryDirectory(prefix="jekyll_py-merge-") as folder:
        paths = []
        for name, content in (("mine", mine), ("original", original), ("theirs", theirs)):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "wb") as file:
                file.write(content)
        words = [word for label in labels for word in ("-L", label)]
        done = subprocess.run([git, "merge-file", "-p", *words, *paths], capture_output=True, check=False, cwd=folder)
    if done.returncode >= _FAILED or done.returncode < 0:
        raise JekyllError(f"git cannot merge it: {done.stderr.decode('utf-8', 'replace').strip()}")
    return Merged(done.stdout, done.returncode)
