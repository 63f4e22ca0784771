"""The references that had no fault when they were last looked at, so that only others are looked at again.

A reference that leads to a file of the site stays faultless while three things are the same: the files that can
answer its path, the bytes of the page that does, and the address that the site is published under. Others are looked
at in each check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import chain

from ..built.published import Published
from ..built.site_files import paths_answered
from ..built.target import State, Target
from ..reference import Reference

Stored = tuple[tuple[str, str], tuple[str, ...], tuple[str | None, ...]]
"""The address of the site, its files, and for each reference of a sequence its path."""


class FaultlessReferences:
    """The faultless references that lead to files of the site, each with the path that it leads to."""

    def __init__(self) -> None:
        self._paths: dict[Reference, str] = {}
        self._address = ("", "")
        self._files: frozenset[str] = frozenset()
        self.added = 0
        """The number of those that are not in `stored`."""

    def __len__(self) -> int:
        return len(self._paths)

    def forget(self, files: Iterable[str]) -> None:
        """Forget the references to files, which have changed."""
        paths = set(chain.from_iterable(map(paths_answered, files)))
        if paths and self._paths:
            self._paths = {each: path for each, path in self._paths.items() if path not in paths}

    def others(self, references: Set[Reference], files: Set[str], published: Published) -> Set[Reference]:
        """The references that have to be looked at.

        Args:
            references: all of the site.
            files: those of the site now.
            published: the facts of the site now.
        """
        address = (published.baseurl, published.url)
        if address != self._address:
            self._paths = {}
        self.forget(files ^ self._files)
        self._address, self._files = address, frozenset(files)
        return references - self._paths.keys()

    def add(self, reference: Reference, target: Target) -> None:
        """Add a reference that has no fault."""
        if target.state is State.FOUND:
            self._paths[reference] = target.path.strip("/")
            self.added += 1

    def stored(self, references: Iterable[Reference]) -> Stored:
        """The references and their paths, for the cache.

        Args:
            references: those that are worth keeping.
        """
        self.added = 0
        return self._address, tuple(self._files), tuple(map(self._paths.get, references))

    @classmethod
    def of(cls, stored: Stored, references: Sequence[Reference]) -> FaultlessReferences:
        """The references of an earlier check.

        Args:
            stored: from `stored`.
            references: the same as there.
        """
        found = cls()
        found._address, files, paths = stored
        found._files = frozenset(files)
        found._paths = {each: path for each, path in zip(references, paths, strict=True) if path is not None}
        return found
