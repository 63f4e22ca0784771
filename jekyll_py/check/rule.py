"""The rows of the table of rules, and the ways in which a rule looks at a site.

A rule is a pure function from values to faults. Its way says which values it gets, and when it runs:

| way | gets | runs |
|---|---|---|
| `OnPage` | one page | in worker processes, again when the bytes of the page have changed |
| `OnReference` | one reference and what it leads to | once for each distinct reference, in each check |
| `OnSite` | what it has collected from each page, and the index | collecting as `OnPage`; the rest in each check |
| `OnFile` | one other file, such as a feed, and the index | in each check |
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from typing import NamedTuple

from .finding import Fault, FaultInFile, Severity
from .page import Page, Place
from .reference import Reference
from .site_index import SiteIndex, State, Target

Value = object
"""A value of `OnSite.collect`: of the types that `marshal` can write, such as texts, numbers and tuples of them."""


class BuiltFile:
    """A file of the built site that is no page.

    Args:
        folder: the folder of the site.
        path: relative to it, with ``/``.
    """

    def __init__(self, folder: str, path: str) -> None:
        self._file = os.path.join(folder, path)
        self.path = path

    @cached_property
    def content(self) -> bytes:
        """Its bytes."""
        with open(self._file, "rb") as file:
            return file.read()

    @cached_property
    def text(self) -> str:
        """Its text; what is no UTF-8 becomes U+FFFD."""
        return self.content.decode("utf-8", "replace")

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return os.path.getsize(self._file)

    def place(self, at: int) -> Place:
        """The line and the column of an offset in its text."""
        before = self.text[:at]
        return Place(before.count("\n") + 1, at - before.rfind("\n"))


class OnPage(NamedTuple):
    """A rule that looks at one page alone."""

    find: Callable[[Page], Iterable[Fault]]


class OnReference(NamedTuple):
    """A rule that looks at one reference of the site's pages and style sheets, wherever it stands."""

    find: Callable[[Reference, Target, SiteIndex], Fault | None]
    states: frozenset[State] = frozenset(State)
    """Those of the targets that it looks at: most references of a site are `State.FOUND`."""


class OnSite(NamedTuple):
    """A rule that compares pages."""

    collect: Callable[[Page], Value | None]
    """What it has to know of a page; None if it is not interested in it."""
    find: Callable[[Mapping[str, Value], SiteIndex], Iterable[FaultInFile]]
    """The faults, from what was collected by path."""


class OnFile(NamedTuple):
    """A rule that looks at files other than pages."""

    names: tuple[str, ...]
    """Patterns of their paths, such as ``*.xml``."""
    find: Callable[[BuiltFile, SiteIndex], Iterable[Fault]]

    def takes(self, path: str) -> bool:
        """Whether it looks at a file."""
        return any(fnmatchcase(path, name) for name in self.names)


Way = OnPage | OnReference | OnSite | OnFile


class Rule(NamedTuple):
    """One rule."""

    name: str
    """In lower case with hyphens: what it is about, then the fault, such as ``link-missing``."""
    severity: Severity
    finds: str
    """One line: the fault."""
    source: str
    """Where the rule is from: a standard with its section, or the reason."""
    way: Way
    example: str
    """Markup with the fault."""
    is_on: bool = True
    """Whether it is on unless the configuration says otherwise."""
