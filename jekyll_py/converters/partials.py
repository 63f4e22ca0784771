"""Where Sass looks for a stylesheet: each place is recorded, whether there was a file or not.

A load names a stylesheet without the underscore of partials and mostly without an extension, and may mean a folder's
index file. Dart Sass and libsass prefer different files and refuse different ambiguities; here a load depends on all
files that either of them considers. Rules: https://sass-lang.com/documentation/at-rules/import/#finding-the-file
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set

from ..tracking import reads

LOADED = "stylesheet"
"""The subject of dependencies whose field is the path of a load that found a file; the answer is `candidates`."""
MISSING = "missing stylesheet"
"""The same of a load that found none."""
LOAD_PATHS = "load paths"
"""The subject of dependencies whose field is a pattern of load paths; the answer is the folders that it matches."""

_EXTENSIONS = (".scss", ".sass", ".css")
_PREFIXES = ("", "_", "__")
"""Before the name of a file. Two underscores: a load of ``_v`` may find ``__v.scss``."""
_SUFFIXES = tuple(before + ext for before in ("", ".import") for ext in ("", *_EXTENSIONS))
"""After it; a file ``v.import.scss`` is what ``@import`` takes in the place of ``v.scss``."""
_INDEX = frozenset(f"{prefix}index{suffix}" for prefix in _PREFIXES for suffix in _SUFFIXES)


def candidates(path: str) -> list[str]:
    """The files that a load of ``path`` has to choose from."""
    folder, name = os.path.split(path)
    stems = {name.lower(), _without_extension(name).lower()}
    names = {prefix + stem + suffix for stem in stems for prefix in _PREFIXES for suffix in _SUFFIXES}
    return [*_files(folder, names), *_files(path, _INDEX)]


def looked_at(path: str) -> Iterator[str]:
    """The files and folders that decide on `candidates`."""
    yield from (os.path.dirname(path), path, *candidates(path))


def record(loaded: Iterable[str], asked: Iterable[str], patterns: Iterable[str]) -> None:
    """Record what a stylesheet was compiled from.

    Args:
        loaded: the absolute paths of the stylesheets that it loads.
        asked: the absolute paths that were looked for.
        patterns: those of the load paths, relative to the source folder or absolute.
    """
    found, wanted = set(loaded), set(asked)
    for path in found:
        reads.record(reads.dependency_id("file", path))
        wanted |= _names(path)
    for path in wanted:
        reads.record(reads.dependency_id(MISSING if found.isdisjoint(candidates(path)) else LOADED, path))
    for pattern in patterns:
        reads.record(reads.dependency_id(LOAD_PATHS, pattern))
    reads.record(reads.dependency_id("theme", "sass"))


def _names(path: str) -> Set[str]:
    """The paths, in their shortest form, whose load may have found a file."""
    folder, name = os.path.split(path)
    stem = _without_extension(name).removesuffix(".import").lstrip("_")
    bare = os.path.join(folder, stem)
    return {bare, folder} if stem == "index" else {bare}


def _without_extension(name: str) -> str:
    stem, extension = os.path.splitext(name)
    return stem if extension.lower() in _EXTENSIONS else name


def _files(folder: str, names: Set[str]) -> list[str]:
    """The files of a folder with one of these names, whatever their case: some disks do not tell it apart."""
    try:
        found = sorted(name for name in os.listdir(folder) if name.lower() in names)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return []
    return [path for path in (os.path.join(folder, name) for name in found) if os.path.isfile(path)]
