"""A three-way merge of a changed copy with a new version of its original, by ``git merge-file``."""

from __future__ import annotations

import os
import re
import tempfile

from ..disk import git
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple

_FAILED = 128
"""From this status on git has failed; a smaller one is the number of conflicts."""


class Merged(NamedTuple):
    """The result of a merge."""

    content: bytes
    conflicts: int
    """The number of places, marked as git marks them, in which both sides changed the same lines."""


_MARK = re.compile(rb"^<{7} ", re.MULTILINE)
"""The marks that git writes before the lines of a conflict."""


def is_marked(content: bytes) -> bool:
    """Whether a text has conflicts of a merge that are not resolved."""
    return _MARK.search(content) is not None


def with_line_feeds(content: bytes) -> bytes:
    """A text with the ends of lines that themes have: editors and git may have changed them in a site."""
    return content.replace(b"\r\n", b"\n")


def merge(mine: bytes, original: bytes, theirs: bytes, labels: tuple[str, str, str]) -> Merged:
    """Merge the changes that lead from an original to two versions of it.

    Args:
        mine: the one version.
        original: what both were made from.
        theirs: the other version. The result has the ends of lines of mine.
        labels: the names of mine, the original and theirs in the marks of conflicts.

    Raises:
        JekyllError: there is no git, or it fails, as for files that are no text.
    """
    with tempfile.TemporaryDirectory(prefix="jekyll_py-merge-") as folder:
        paths = []
        for name, content in (("mine", mine), ("original", original), ("theirs", theirs)):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "wb") as file:
                file.write(with_line_feeds(content))
        words = [word for label in labels for word in ("-L", label)]
        done = git.run(folder, "merge-file", "-p", *words, *paths)
    if done is None:
        raise JekyllError("merging needs git", hint="install git, or merge by hand what `theme diff` shows")
    if done.status >= _FAILED or done.status < 0:
        raise JekyllError(f"git cannot merge it: {done.errors.decode('utf-8', 'replace').strip()}")
    output = done.output.replace(b"\n", b"\r\n") if b"\r\n" in mine else done.output
    return Merged(output, done.status)
