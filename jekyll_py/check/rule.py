"""The rows of the table of rules, and the ways in which a rule looks at a site.

A rule is a pure function from values to faults. Its way says which values it gets, and when it runs:

| way | gets | runs |
|---|---|---|
| `OnPage` | one page | in worker processes, again when the bytes of the page have changed |
| `OnReference` | one reference and what it leads to | once for each distinct one, again when its target has changed |
| `OnSite` | what it has collected from each page, and the index | collecting as `OnPage`; the rest in each check |
| `OnVersions` | the versions of pages in several languages | in each check |
| `OnAnswer` | one reference to another site and what its server answers | once for each, with `--external` |
| `OnTheme` | the sources of a theme | in `theme check` |
| `OnDemo` | the built demo of a theme | in `theme check` |
| `OnFile` | one other file, such as a feed, and the index | in each check |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from ..lazy.tuples import NamedTuple
from .built.file import BuiltFile
from .built.site_index import SiteIndex
from .built.target import State, Target
from .external.answer import Answer
from .finding import Fault, FaultInFile, Severity
from .pages.head import collect_head
from .pages.page import Page
from .reference import Reference
from .theme.demo import Demo, DemoFault
from .theme.sources import ThemeSources
from .translation.drift import Translations

Value = object
"""A value of `OnSite.collect`: of the types that `marshal` can write, such as texts, numbers and tuples of them."""


class OnPage(NamedTuple):
    """A rule that looks at one page alone."""

    find: Callable[[Page], Iterable[Fault]]


class OnReference(NamedTuple):
    """A rule that looks at one reference of the site's pages and style sheets, wherever it stands.

    Whether a reference to a file that is found has a fault may depend on the reference, the bytes of that file, and the
    `url` and `baseurl` of the site only: while they are the same it is not looked at again (`cache/references.py`).
    """

    find: Callable[[Reference, Target, SiteIndex], Fault | None]
    states: frozenset[State] = frozenset(State)
    """Those of the targets that it looks at: most references of a site are `State.FOUND`."""


class OnAnswer(NamedTuple):
    """A rule for the answers of the servers of other sites."""

    find: Callable[[Reference, Answer, Set[int]], Fault | None]
    """Its last argument is the set of the statuses that are right."""


class OnSite(NamedTuple):
    """A rule that compares pages."""

    collect: Callable[[Page], Value | None]
    """Gives the value that it needs of a page; None if it needs none."""
    find: Callable[[Mapping[str, Value], SiteIndex], Iterable[FaultInFile]]
    """The faults, from what was collected by path."""

    @property
    def key(self) -> str:
        """The name of what is collected; rules that collect the same share it."""
        return key_of(self.collect)


class OnVersions(NamedTuple):
    """A rule that compares the versions of pages in several languages."""

    find: Callable[[Translations], Iterable[FaultInFile]]


class OnFile(NamedTuple):
    """A rule that looks at files other than pages."""

    names: tuple[str, ...]
    """Patterns of their paths, such as ``*.xml``."""
    find: Callable[[BuiltFile, SiteIndex], Iterable[Fault]]


class OnTheme(NamedTuple):
    """A rule that looks at the sources of a theme."""

    find: Callable[[ThemeSources], Iterable[FaultInFile]]
    """The paths of its faults are those of source files, and the offsets those in their texts."""


class OnDemo(NamedTuple):
    """A rule that looks at the demo site of a theme, built."""

    find: Callable[[Demo], Iterable[DemoFault]]


Way = OnPage | OnReference | OnAnswer | OnSite | OnVersions | OnFile | OnTheme | OnDemo


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


def key_of(collect: Callable[[Page], Value | None]) -> str:
    """The name of what a function collects of a page."""
    return f"{collect.__module__}.{collect.__qualname__}"


def collectors_of(rules: Iterable[Rule]) -> Mapping[str, Callable[[Page], Value | None]]:
    """The facts that rules collect of each page, by name; those that collect the same share them."""
    ways = [rule.way for rule in rules]
    found = {way.key: way.collect for way in ways if isinstance(way, OnSite)}
    return found | ({key_of(collect_head): collect_head} if any(isinstance(way, OnVersions) for way in ways) else {})
