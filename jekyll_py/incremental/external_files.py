"""Dependencies on files beside the plan: the includes of templates, and the stylesheets that Sass looks for.

Each kind of them has a row in a table at the end: where the files are that a dependency is about, and which paths
decide on that.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..converters.sass import load_paths, partials
from ..disk.below import files_below
from ..disk.digest import digest
from ..lazy.tuples import NamedTuple
from ..tracking.kinds import (
    FILE,
    FILE_STATUS,
    FILES_BELOW,
    FOLDER,
    LOAD_PATHS,
    MISSING_FILE,
    MISSING_STYLESHEET,
    STYLESHEET,
)

NOTHING = b""
"""The digest if there is no file."""


class _FileLookup(NamedTuple):
    """How a kind is looked up: each function is given the field of a dependency and the source folder."""

    found: Callable[[str, str], Sequence[str]]
    """The files or folders that are there."""
    looked_at: Callable[[str, str], Iterable[str]]
    """Those, and the paths that decide on what is there."""
    of_text: bool = False
    """Whether the digest is that of the text of the file, not of the paths that were found."""
    was_found: bool = True
    """Whether the render may have found something."""
    must_exist: bool = False
    """Whether the render certainly found something."""


def look(subject: str, field: str, root: str) -> bytes:
    """The digest of a dependency as it is now.

    Args:
        subject: of the dependency.
        field: of the dependency.
        root: the source folder.
    """
    lookup = _LOOKUPS[subject]
    found = lookup.found(field, root)
    if not found:
        return NOTHING
    return _of_file(found[0]) if lookup.of_text else digest("\0".join(found).encode("utf-8", "surrogateescape"))


def looked_at(subject: str, field: str, root: str) -> Iterable[str]:
    """The paths that decide on a digest, whether there is something or not."""
    return _LOOKUPS[subject].looked_at(field, root)


def was_missing(subject: str) -> bool:
    """Whether a render with such a dependency found nothing."""
    return not _LOOKUPS[subject].was_found


def has_changed(subject: str, field: str, root: str, since: int) -> bool:
    """Whether a file that a render found may have changed since then (nanoseconds), or is gone."""
    lookup = _LOOKUPS[subject]
    found = lookup.found(field, root)
    return (lookup.must_exist and not found) or any(_changed(path) >= since for path in found)


def _changed(path: str) -> int:
    try:
        status = os.stat(path)
    except OSError:
        return 0
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _of_file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return NOTHING


def _file(path: str, _root: str) -> Sequence[str]:
    return (path,) if os.path.isfile(path) else ()


def _itself(path: str, _root: str) -> Sequence[str]:
    return (path,)


def _files_below(folder: str, _root: str) -> Sequence[str]:
    return files_below(folder)


def _folders_below(folder: str, _root: str) -> Iterable[str]:
    return (folder, *(place for place, _, _ in os.walk(folder)))


def _status(path: str, _root: str) -> Sequence[str]:
    """The kind of a path, with the size and the time of a file: those of a folder change with each build in it."""
    try:
        status = os.stat(path)
    except OSError:
        return ()
    return (f"{status.st_size} {status.st_mtime_ns}" if stat.S_ISREG(status.st_mode) else str(status.st_mode),)


def _names_in(folder: str, _root: str) -> Sequence[str]:
    """The names in a folder, those of folders with a slash; not the folder in which a build stages its files."""
    try:
        with os.scandir(folder) as entries:
            names = [f"{each.name}{'/' if each.is_dir() else ''}" for each in entries]
    except OSError:
        return ()
    return sorted(name for name in names if ".staging-" not in name)


def _candidates(path: str, _root: str) -> Sequence[str]:
    return partials.candidates(path)


def _around_candidates(path: str, _root: str) -> Iterable[str]:
    return partials.looked_at(path)


def _folders(pattern: str, root: str) -> Sequence[str]:
    return load_paths.expand(root, pattern).folders


def _around_folders(pattern: str, root: str) -> Iterable[str]:
    return load_paths.expand(root, pattern).looked_at


_LOOKUPS: Mapping[str, _FileLookup] = {
    FILE: _FileLookup(_file, _itself, of_text=True, must_exist=True),
    MISSING_FILE: _FileLookup(_file, _itself, was_found=False),
    FILES_BELOW: _FileLookup(_files_below, _folders_below),
    FILE_STATUS: _FileLookup(_status, _itself),
    FOLDER: _FileLookup(_names_in, _itself),
    STYLESHEET: _FileLookup(_candidates, _around_candidates, must_exist=True),
    MISSING_STYLESHEET: _FileLookup(_candidates, _around_candidates, was_found=False),
    LOAD_PATHS: _FileLookup(_folders, _around_folders),
}
"""By subject."""
