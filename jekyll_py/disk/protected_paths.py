"""The paths that neither output nor cache may replace: the sources of the site, and repositories."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..errors import SettingError
from ..lazy.tuples import NamedTuple
from .inside import PathLookup, lies_in
from .repositories import is_in_repository

_NAMES = {"destination": "Destination directory", "cache_dir": "Cache directory"}
_HINTS = {
    "destination": "choose another folder with --destination",
    "cache_dir": "choose another folder, such as .jekyll-cache",
}


class ProtectedPaths(NamedTuple):
    """The paths of a site's sources; links in them are resolved at each check."""

    source: str
    """The folder the site is read from."""
    site: str
    """The folder in which the configuration was looked for; mostly the same as ``source``."""
    parts: tuple[tuple[str, str], ...]
    """The folders and files with a purpose of their own, such as the layouts: each as it is written in the
    configuration, and its absolute path."""

    def check(self, path: str, key: str) -> str:
        """The real path of a folder for output or the cache, once it is known to be none of the site's sources.

        Args:
            path: the folder, which need not exist.
            key: the key of the configuration that names it.

        Raises:
            SettingError: it lies in the site's sources, holds them, is in a repository, or is no folder.
        """
        real = os.path.realpath(path)
        if is_in_repository(path) or is_in_repository(real):
            raise SettingError(f"{key}: {path} is a part of a repository", key, hint=_HINTS[key])
        lookup = PathLookup()
        if any(lookup.lies_in(each, real) for each in {self.source, self.site}):
            message = f"{_NAMES[key]} cannot be or contain the Source directory."
            raise SettingError(message, key, hint=_HINTS[key])
        for name in self._parts_at(real, lookup):
            message = f"{key}: {path} would take the place of {name}, which the site is made from"
            raise SettingError(message, key, hint=_HINTS[key])
        there = _nearest(real)
        if not os.path.isdir(there):
            shown = path if there == real else there
            raise SettingError(f"{key}: {shown} is no folder", key, hint="remove it or choose another one")
        return real

    def part_with(self, path: str) -> str | None:
        """The entry of ``parts``, as configured, that a file is or lies in; None for any other file."""
        parts = (name for name, part in self.parts if not lies_in(self.source, part) and lies_in(path, part))
        return next(parts, None)

    def _parts_at(self, real: str, lookup: PathLookup) -> Iterator[str]:
        """The entries of ``parts`` that a folder is or holds, and those inside the source that it lies in."""
        lies_in = lookup.lies_in
        for name, part in self.parts:
            if lies_in(self.source, part):  # the part is the whole source, in which output may lie
                continue
            if lies_in(part, real) or (lies_in(real, part) and lies_in(part, self.source)):
                yield name


def _nearest(path: str) -> str:
    """The path, or the innermost folder around it, that exists."""
    while not os.path.lexists(path):
        path = os.path.dirname(path)
    return path
