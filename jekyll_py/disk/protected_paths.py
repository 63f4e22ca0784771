"""The paths that no output or cache may replace: what a site is made from, and repositories."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import SettingError
from .inside import PathLookup, lies_in
from .repositories import is_in_repository

_NAMES = {"destination": "Destination directory", "cache_dir": "Cache directory"}
_HINTS = {
    "destination": "choose another folder with --destination",
    "cache_dir": "choose another folder, such as .jekyll-cache",
}


class ProtectedPaths(NamedTuple):
    """What belongs to a site; each folder is where its path leads when it is asked after."""

    source: str
    """The folder the site is read from."""
    checkout: str
    """The folder its configuration was looked for in, which is the user's own word: mostly the same."""
    parts: tuple[tuple[str, str], ...]
    """The folders and files that are read for what they are, such as the layouts: as they are configured, and their
    absolute paths."""

    def check(self, path: str, key: str) -> str:
        """The real path of a folder that may be filled and removed.

        Args:
            path: the folder, there or not.
            key: the key of the configuration that names it.

        Raises:
            SettingError: it is a part of what the site is made from, or holds it.
        """
        real = os.path.realpath(path)
        if is_in_repository(path) or is_in_repository(real):
            raise SettingError(f"{key}: {path} is a part of a repository", key, hint=_HINTS[key])
        lookup = PathLookup()
        if any(lookup.lies_in(each, real) for each in {self.source, self.checkout}):
            message = f"{_NAMES[key]} cannot be or contain the Source directory."
            raise SettingError(message, key, hint=_HINTS[key])
        for name in self._parts_at(real, lookup):
            message = f"{key}: {path} would take the place of {name}, which the site is made from"
            raise SettingError(message, key, hint=_HINTS[key])
        if os.path.lexists(real) and not os.path.isdir(real):
            raise SettingError(f"{key}: {path} is no folder", key, hint="remove it or choose another one")
        return real

    def part_with(self, path: str) -> str | None:
        """The part of the site, as it is configured, that a file is or lies in; None for any other file."""
        parts = (name for name, part in self.parts if not lies_in(self.source, part) and lies_in(path, part))
        return next(parts, None)

    def _parts_at(self, real: str, lookup: PathLookup) -> Iterator[str]:
        """The parts that a folder is, holds, or (of those in the source) lies in."""
        lies_in = lookup.lies_in
        for name, part in self.parts:
            if lies_in(self.source, part):  # it is the source, whose other folders may be written to
                continue
            if lies_in(part, real) or (lies_in(real, part) and lies_in(part, self.source)):
                yield name
