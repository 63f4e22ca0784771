"""The last release of a theme: the files of the newest tag of its repository.

The repository is not trusted: git is asked for objects alone, which runs no filter and no hook that it names.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator

from ..disk import git
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..packages.archives import MAX_BYTES, MAX_FILES

_FILES = (b"100644", b"100755")
"""The modes of regular files in a tree of git."""


class Release(NamedTuple):
    """A release whose files are in a folder."""

    name: str
    """Of the tag or commit."""
    folder: str


def release_of(root: str, asked: str | None, folder: str) -> Release | None:
    """Write the files of a release of a theme.

    Args:
        root: the folder of the theme.
        asked: a tag or commit; the newest tag before today's commit, if none is asked for.
        folder: an empty folder to write to.

    Returns:
        The release; None if none is asked for and the theme has none.

    Raises:
        JekyllError: the one that is asked for cannot be had, or it is too large.
    """
    name = asked or _newest(root)
    if name is None:
        return None
    listed = _git(root, "ls-tree", "-r", "-z", "--end-of-options", f"{name}^{{commit}}")
    if listed is None:
        raise JekyllError(f"there is no release {name} of the theme", hint="name a tag or commit: git tag")
    entries = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry.startswith(_FILES)]
    if len(entries) > MAX_FILES:
        raise JekyllError(f"the release {name} has too many files")
    names = [path.decode("utf-8", "surrogateescape") for _, _, path in entries]
    objects = b"".join(head.split()[2] + b"\n" for head, _, _ in entries)
    packed = _git(root, "cat-file", "--batch", "--buffer", given=objects) or b""
    if len(packed) > MAX_BYTES:
        raise JekyllError(f"the release {name} is too large")
    for path, content in zip(names, _contents(packed), strict=False):
        _write(folder, path, content)
    return Release(name, folder)


def _newest(root: str) -> str | None:
    found = _git(root, "describe", "--tags", "--abbrev=0")
    return None if found is None else found.decode("utf-8", "replace").strip()


def _contents(packed: bytes) -> Iterator[bytes]:
    """The contents of objects: each has a line with its name, kind and size before it, and a line end behind."""
    at = 0
    while at < len(packed):
        end = packed.index(b"\n", at)
        size = int(packed[at:end].split()[2])
        yield packed[end + 1 : end + 1 + size]
        at = end + size + 2


def _write(folder: str, name: str, content: bytes) -> None:
    """Write a file below a folder; ``..`` in its name does not lead out."""
    path = os.path.join(folder, posixpath.normpath(f"/{name}").lstrip("/"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def _git(root: str, *words: str, given: bytes = b"") -> bytes | None:
    """The output of git in a folder; None if git is missing or fails."""
    done = git.run(root, *words, given=given)
    return None if done is None or done.status else done.output
