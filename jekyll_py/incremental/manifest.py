"""Whether anything has happened at all since the last build: if not, its output stands, and nothing need be read.

A build is a function of its configuration, its environment and what it found on the disk. `Source` tells every path
that was looked at; where each is what it was, and every file of the output too, another build would do nothing. That
holds only with plugins that ask nobody else. A build that tells the time, or warns, has to do so again: it is volatile.
"""

from __future__ import annotations

import operator
import os
import stat
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ..disk import source
from ..model.document import Document
from ..tracking.clock import is_clock
from ..tracking.reads import Dependency
from . import external_clocks as clocks
from .dependencies import DependencyTable, meets
from .environment import environment
from .external import GRANULARITY, is_external
from .external_files import FILE, NOTHING, is_on_disk, look, looked_at
from .fingerprint import digest, fingerprint
from .plan_file import PlannedSite
from .state import BuildState

if TYPE_CHECKING:
    from ..site import Site


class BuildOutcome(NamedTuple):
    """What came of a build."""

    standing: PlannedSite
    """What it was made from."""
    state: BuildState
    table: DependencyTable
    written: Set[str]
    """The files of the output whose bytes were new, as absolute paths."""


class Manifest(NamedTuple):
    """Everything that a build depended on, and where it went."""

    stamp: bytes
    """What the build is known by."""
    is_volatile: bool
    """Whether something has to be done in every build, such as telling the exact time, or a warning."""
    settings: bytes
    paths: Sequence[str]
    """What it looked at; first what it looked at before it rendered anything."""
    planned: int
    """How many paths that were."""
    found: Sequence[object]
    """What was at each."""
    outputs: Sequence[str]
    """The files and folders of the output."""
    places: Sequence[object]
    """What is at each of those."""
    shown: Sequence[Dependency]
    """What the clock showed."""


_ASKING_NOBODY = frozenset(
    {
        "jekyll-archives", "jekyll-avatar", "jekyll-coffeescript", "jekyll-commonmark", "jekyll-commonmark-ghpages",
        "jekyll-default-layout", "jekyll-feed", "jekyll-gist", "jekyll-github-metadata", "jekyll-include-cache",
        "jekyll-mentions",
        "jekyll-optional-front-matter", "jekyll-paginate", "jekyll-paginate-v2", "jekyll-readme-index",
        "jekyll-redirect-from", "jekyll-relative-links", "jekyll-sass-converter", "jekyll-seo-tag", "jekyll-sitemap",
        "jekyll-titles-from-headings", "jekyll-toc", "jekyll-watch", "jemoji",
    }
)  # fmt: skip
"""Plugins whose work depends on nothing but the site's files and configuration, or is recorded where it depends on
more. What jekyll-github-metadata fills in is a part of the configuration, what it answers a dependency."""


def manifest(site: Site, made: BuildOutcome, planned: Set[str], started: int, stamp: bytes) -> Manifest | None:
    """What the build that has just ended depended on; None when another one may differ although nothing happened.

    Args:
        site: the site.
        made: what came of the build.
        planned: the paths that it looked at before it rendered.
        started: when it began, in nanoseconds.
        stamp: what this build is known by.
    """
    if not _may_stand(site, made):
        return None
    looks = [*_looks(site, made)]
    paths = [*sorted(planned), *sorted(_paths(looks) - planned)]
    found = [_found(path, started) for path in paths]
    if any(_is_new(each, started) for each in found) or not _hold(looks, site):
        return None
    files = [*_outputs(site)]
    places, shown = [_place(path) for path in files], clocks.shown(made.state, made.table)
    volatile = _is_volatile(site, made)
    return Manifest(stamp, volatile, _settings(site), paths, len(planned), found, files, places, shown)


def renewed(
    site: Site, made: BuildOutcome, known: Manifest, changed: Set[str], started: int, stamp: bytes
) -> Manifest | None:
    """As `manifest`, of a build in which only some files had changed.

    Args:
        site: the site.
        made: what came of the build.
        known: what the build before it depended on.
        changed: the files that had changed.
        started: when it began, in nanoseconds.
        stamp: what this build is known by.
    """
    if not made.written <= {*known.outputs}:
        return None
    before = {*known.paths}
    looks = [each for each in _looks(site, made) if not before.issuperset(each.paths)]
    later = sorted(_paths(looks) - before)
    found = [_signature(path) if path in changed else each for path, each in zip(known.paths, known.found, strict=True)]
    found += (_found(path, started) for path in later)
    if any(_is_new(each, started) for each in found) or not _hold(looks, site):
        return None
    touched = made.written | {os.path.dirname(path) for path in made.written}
    places = [_place(path) if path in touched else each for path, each in zip(known.outputs, known.places, strict=True)]
    shown = clocks.shown(made.state, made.table)
    return known._replace(
        stamp=stamp,
        is_volatile=_is_volatile(site, made),
        paths=[*known.paths, *later],
        found=found,
        places=places,
        shown=shown,
    )


def changed_since(site: Site, known: Manifest) -> Set[str] | None:
    """The files that may have other bytes than then; None when something else is not as it was."""
    if _settings(site) != known.settings or not all(map(operator.eq, map(_place, known.outputs), known.places)):
        return None
    changed = set()
    for path, before in zip(known.paths, known.found, strict=True):
        now = _signature(path, before)
        if not _is_same(now, before):
            if not (isinstance(now, tuple) and isinstance(before, tuple)):
                return None
            changed.add(path)
    return changed


def is_volatile(site: Site, known: Manifest) -> bool:
    """Whether there is something to do although nothing has changed."""
    return known.is_volatile or not clocks.still_show(site, known.shown)


def _may_stand(site: Site, made: BuildOutcome) -> bool:
    """Whether the plan of another build would be the same."""
    if not _ASKING_NOBODY.issuperset(site.config.strings("plugins")):
        return False
    if any(item.data["regenerate"] is True for item in made.standing.plan.rendered):
        return False
    documents = (
        each
        for each in (*made.standing.plan.documents, *made.standing.contents.unpublished)
        if isinstance(each, Document)
    )
    return _is_pinned(site) or not any(_waits(document, made.standing.plan.time) for document in documents)


def _waits(document: Document, time: datetime) -> bool:
    """Whether a document will stand elsewhere some time for no other reason than that time goes by."""
    return document.is_placed_by_date if document.is_undated else document.date > time


def _is_volatile(site: Site, made: BuildOutcome) -> bool:
    moving = _moving(made, is_pinned=_is_pinned(site))
    return bool(site.diagnostics.all) or any(
        meets(dependencies, moving) for dependencies in made.state.kept.dependency_sets
    )


def _is_pinned(site: Site) -> bool:
    """Whether the configuration says what time it is."""
    return site.config.get("time") is not None


def _moving(made: BuildOutcome, *, is_pinned: bool) -> set[int]:
    """The dependencies of which nobody can say without doing the work again what they are later."""
    table = made.table
    found = {number for subject in filter(_is_unanswerable, table.known) for number in table.of(subject).values()}
    found.update(clocks.moved(made.state, table))
    if not is_pinned:
        telling = [("site", "time"), *((document.relative_path, "date") for document in made.standing.undated)]
        found.update(table.of(subject)[field] for subject, field in telling if field in table.of(subject))
    return table.with_groups(found)


def _is_unanswerable(subject: str) -> bool:
    return subject == "transient" or (is_external(subject) and not is_on_disk(subject) and not is_clock(subject))


class _Look(NamedTuple):
    """A dependency about the disk that a render asked for."""

    subject: str
    field: str
    answer: bytes
    paths: Sequence[str]
    """What decides on the answer."""

    def holds(self, root: str) -> bool:
        """Whether the answer is what is there; the text of a file is told from its time."""
        if self.subject == FILE:
            return (self.answer == NOTHING) != os.path.isfile(self.field)
        return look(self.subject, self.field, root) == self.answer


def _looks(site: Site, made: BuildOutcome) -> Iterator[_Look]:
    looked, root = made.state.looked, site.source.root
    for subject in filter(is_on_disk, made.table.known):
        for field, number in made.table.of(subject).items():
            if number in looked:
                yield _Look(subject, field, looked[number], [*looked_at(subject, field, root)])


def _hold(looks: Iterable[_Look], site: Site) -> bool:
    return all(each.holds(site.source.root) for each in looks)


def _paths(looks: Iterable[_Look]) -> set[str]:
    return set(source.consulted).union(*(each.paths for each in looks))


def _settings(site: Site) -> bytes:
    return fingerprint(
        [dict(environment(site)), dict(site.config), repr(site.theme), os.environ.get("SOURCE_DATE_EPOCH")]
    )


def _outputs(site: Site) -> Iterator[str]:
    """The files and folders of the output."""
    for folder, _, names in os.walk(site.destination):
        yield folder
        yield from (os.path.join(folder, name) for name in names)


def _signature(path: str, before: object = None, names: Sequence[str] | None = None) -> object:
    """What tells whether a file was changed, a tuple; of a folder what it holds, and since when, a list; else None.

    Args:
        path: the file or folder.
        before: what it gave before: a folder that nothing has come to or gone from since then is not listed again.
        names: what the folder held when it was listed, if it was.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            since = [status.st_ino, status.st_mtime_ns, status.st_ctime_ns]
            if isinstance(before, list) and before[1:] == since:
                return before
            return [_members(os.listdir(path) if names is None else names), *since]
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _found(path: str, started: int) -> object:
    """The signature of what a build found at a path.

    A folder that was changed since the build began will be listed again: something else may have come to it.
    """
    names = source.consulted.get(path)
    now = _signature(path, names=names)
    if isinstance(now, list):
        return [*now[:2], 0, 0] if max(now[2:]) >= started - GRANULARITY else now
    return [_members(names), 0, 0, 0] if names else now  # gone since it was listed


def _is_same(now: object, before: object) -> bool:
    return now[:2] == before[:2] if isinstance(now, list) and isinstance(before, list) else now == before


def _members(names: Iterable[str]) -> bytes:
    """Who is in a folder, but for what a build keeps there for a moment."""
    return digest(
        "\0".join(sorted(name for name in names if ".staging-" not in name)).encode("utf-8", "surrogateescape")
    )


def _place(path: str) -> object:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns)


def _is_new(signature: object, started: int) -> bool:
    """Whether a file may have been changed after it was read."""
    return isinstance(signature, tuple) and max(signature[1], signature[2]) >= started - GRANULARITY
