"""The filter that decides which entries of a folder belong to the site (Jekyll's ``EntryFilter``)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Self

from ..compat import fnmatch

_SPECIAL = (".", "_", "#", "~")


class Patterns:
    """A list of ``include`` or ``exclude``.

    Args:
        patterns: globs, and plain paths, which match every path that begins with them.
        source: the absolute source folder.
    """

    def __init__(self, patterns: Sequence[str], source: str) -> None:
        rooted = [f"/{pattern.lstrip('/')}" for pattern in patterns]
        self._beginnings = tuple(rooted)
        self._folders = frozenset(pattern for pattern in rooted if pattern.endswith("/"))
        self._globs = [pattern for pattern in rooted if any(char in pattern for char in "*?[\\")]
        self._source = source

    @cached_property
    def _compiled_globs(self) -> list[re.Pattern[str]]:
        """Compiled when first needed, and kept here because there may be more than the cache of `fnmatch` holds."""
        return [fnmatch.compiled(glob) for glob in self._globs]

    def match(self, entry: str) -> bool:
        """Whether a pattern matches ``entry``, begins it, or is the folder ``entry`` with a slash at its end."""
        path = "/" + entry.lstrip("/")
        if path.startswith(self._beginnings):
            return True
        if any(glob.match(path) for glob in self._compiled_globs):
            return True
        return f"{path}/" in self._folders and os.path.isdir(self._source + path)


class EntryFilter:
    """Decides by ``include``, ``exclude`` and the names themselves.

    Args:
        source: the absolute source folder.
        include: globs of entries that are read in spite of their names and of ``exclude``.
        exclude: globs of entries that are left out.
        safe: leave out symbolic links that lead outside the source.
        on_excluded: called with the path of each entry that ``exclude`` leaves out.
    """

    def __init__(
        self,
        source: str,
        include: Sequence[object] = (),
        exclude: Sequence[object] = (),
        *,
        safe: bool = False,
        on_excluded: Callable[[str], None] | None = None,
    ) -> None:
        self._source = source.rstrip("/")
        self._real_source = os.path.realpath(self._source)
        wanted = [pattern for pattern in include if isinstance(pattern, str)]
        unwanted = [pattern for pattern in exclude if isinstance(pattern, str) and pattern not in wanted]
        self._include = Patterns(wanted, self._source)
        self._exclude = Patterns(unwanted, self._source)
        self._safe = safe
        self._on_excluded = on_excluded or (lambda _: None)

    @classmethod
    def from_config(
        cls, config: Mapping[str, object], source: str, on_excluded: Callable[[str], None] | None = None
    ) -> Self:
        """The filter that a site's configuration asks for.

        Args:
            config: its keys ``include``, ``exclude`` and ``safe`` are read.
            source: the absolute source folder.
            on_excluded: as for the filter.
        """
        include, exclude = config.get("include"), config.get("exclude")
        return cls(
            source,
            include if isinstance(include, list) else (),
            exclude if isinstance(exclude, list) else (),
            safe=bool(config.get("safe")),
            on_excluded=on_excluded,
        )

    def filter(self, entries: Iterable[str], base_directory: str = "") -> list[str]:
        """The entries to read, in their order.

        Args:
            entries: names, or paths relative to ``base_directory``.
            base_directory: the folder that they are in, relative to the source.
        """
        return [entry for entry in entries if self.accepts(entry, base_directory)]

    def accepts(self, entry: str, base_directory: str = "") -> bool:
        """Whether one entry is read."""
        if entry.endswith("."):
            return False
        included = self.is_included(entry)
        if not included and self.is_excluded(entry, base_directory):
            return False
        if self._safe and self._leaves_source(f"{self._source}/{base_directory}/{entry}"):
            return False
        return included or not (is_special(entry) or is_backup(entry))

    def is_included(self, entry: str) -> bool:
        """Whether ``include`` names the entry or its last part."""
        return self._include.match(entry) or ("/" in entry and self._include.match(os.path.basename(entry)))

    def is_excluded(self, entry: str, base_directory: str = "") -> bool:
        """Whether ``exclude`` names the entry, seen from the source."""
        path = f"/{base_directory}/{entry}".replace("//", "/").replace("//", "/")
        excluded = self._exclude.match(path)
        if excluded:
            self._on_excluded(path)
        return excluded

    def _leaves_source(self, path: str) -> bool:
        if not os.path.islink(path):
            return False
        target = os.path.realpath(path)
        return target != self._real_source and not target.startswith(self._real_source + "/")


def is_special(entry: str) -> bool:
    """Whether the entry or its last part begins with ``.``, ``_``, ``#`` or ``~``."""
    return entry.startswith(_SPECIAL) or os.path.basename(entry).startswith(_SPECIAL)


def is_backup(entry: str) -> bool:
    """Whether an editor left the entry as a backup."""
    return entry.endswith("~")


def is_hidden(path: str) -> bool:
    """Whether a part of the path begins with a dot: Ruby's ``Dir["**/*"]`` does not list it."""
    return path.startswith(".") or "/." in path
