"""The folders that match a pattern of Sass's load paths, found as Ruby's ``Dir.glob`` does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from ...compat.fnmatch import matches
from ...lazy.tuples import NamedTuple


class Matches(NamedTuple):
    """The matches of a pattern."""

    folders: Sequence[str]
    """Absolute paths, sorted."""
    looked_at: Sequence[str]
    """The folders that were listed, and paths that would match if they existed."""


def expand(root: str, pattern: str) -> Matches:
    """The existing folders that match a pattern.

    Args:
        root: the absolute folder that a relative pattern starts from.
        pattern: a path; ``*``, ``?`` and brackets match within a name, ``**`` any number of folders (links excepted).
    """
    path = PurePath(pattern)
    parts = path.parts[1:] if path.anchor else path.parts
    found, looked_at = [os.path.join(root, path.anchor) if path.anchor else root], list[str]()
    for place, part in enumerate(parts):
        if part == "**" and place < len(parts) - 1:
            found = list(dict.fromkeys(each for folder in found for each in _with_all_below(folder)))
            looked_at += found
        elif any(sign in part for sign in "*?["):
            looked_at += found
            found = [os.path.join(folder, name) for folder in found for name in _names(folder) if matches(part, name)]
        else:
            found = [os.path.join(folder, part) for folder in found]
    return Matches([os.path.normpath(each) for each in sorted(found) if os.path.isdir(each)], [*looked_at, *found])


def _names(folder: str) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _with_all_below(folder: str) -> Iterator[str]:
    for path, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield path
