"""The dependencies of a stylesheet on the files that its loads may find, whether they exist or not.

A load names a stylesheet without the underscore of partials and mostly without an extension, and may mean the index
file of a folder. Dart Sass and libsass have different rules for ambiguous names; a load depends on all files that
either of them considers. Rules: https://sass-lang.com/documentation/at-rules/import/#finding-the-file
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set

from ...tracking import reads
from ...tracking.kinds import FILE, LOAD_PATHS, MISSING_STYLESHEET, SITE, STYLESHEET, THEME

_EXTENSIONS = (".scss", ".sass", ".css")
_PREFIXES = ("", "_", "__")
"""Prefixes of file names. Two underscores, because a load of ``_v`` may find ``__v.scss``."""
_SUFFIXES = tuple(before + ext for before in ("", ".import") for ext in ("", *_EXTENSIONS))
"""Suffixes of file names; ``@import`` prefers ``v.import.scss`` to ``v.scss``."""
_INDEX = frozenset(f"{prefix}index{suffix}" for prefix in _PREFIXES for suffix in _SUFFIXES)


def candidates(path: str) -> list[str]:
    """The existing files that a load of ``path`` may mean."""
    folder, name = os.path.split(path)
    stems = {name.lower(), _without_extension(name).lower()}
    names = {prefix + stem + suffix for stem in stems for prefix in _PREFIXES for suffix in _SUFFIXES}
    return [*_files(folder, names), *_files(path, _INDEX)]


def looked_at(path: str) -> Iterator[str]:
    """The files and folders whose existence determines `candidates`."""
    yield from (os.path.dirname(path), path, *candidates(path))


def record(loaded: Iterable[str], asked: Iterable[str], patterns: Iterable[str]) -> None:
    """Record the dependencies of a compiled stylesheet, the options of the configuration among them.

    Args:
        loaded: the absolute paths of the stylesheets that it loads.
        asked: the absolute paths of its loads, without underscore and extension.
        patterns: the load path patterns, relative to the source folder or absolute.
    """
    found, wanted = set(loaded), set(asked)
    for path in found:
        reads.record(reads.dependency_id(FILE, path))
        wanted |= _names(path)
    for path in wanted:
        subject = MISSING_STYLESHEET if found.isdisjoint(candidates(path)) else STYLESHEET
        reads.record(reads.dependency_id(subject, path))
    for pattern in patterns:
        reads.record(reads.dependency_id(LOAD_PATHS, pattern))
    reads.record(reads.dependency_id(THEME, "sass"))
    reads.record(reads.dependency_id(SITE, "sass"))


def _names(path: str) -> Set[str]:
    """The shortest paths of loads that can have found this file."""
    folder, name = os.path.split(path)
    stem = _without_extension(name).removesuffix(".import").lstrip("_")
    bare = os.path.join(folder, stem)
    return {bare, folder} if stem == "index" else {bare}


def _without_extension(name: str) -> str:
    stem, extension = os.path.splitext(name)
    return stem if extension.lower() in _EXTENSIONS else name


def _files(folder: str, names: Set[str]) -> list[str]:
    """The files of a folder with one of these names in any case, because some file systems ignore case."""
    try:
        found = sorted(name for name in os.listdir(folder) if name.lower() in names)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return []
    return [path for path in (os.path.join(folder, name) for name in found) if os.path.isfile(path)]
