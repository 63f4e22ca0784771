"""Whether anything has happened at all since the last build: if not, its output stands, and nothing need be read.

A build is a function of its configuration, its circumstances and what it found on the disk. `Source` tells every path
that was looked at; where each is what it was, and every file of the output too, another build would do nothing. That
holds only with plugins that ask nobody else. A build that tells the time, or warns, has to do so again: it is restless.
"""

from __future__ import annotations

import operator
import os
import stat
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from .. import source
from ..clock import is_clock
from ..document import Document
from ..reads import Fact
from . import clocks
from .circumstances import circumstances
from .facts import Facts, meets
from .fingerprint import digest, fingerprint
from .outside import GRANULARITY, SETTLING, is_outside
from .plan_file import Standing
from .state import State

if TYPE_CHECKING:
    from ..site import Site


class Made(NamedTuple):
    """What came of a build."""

    standing: Standing
    """What it was made from."""
    state: State
    facts: Facts
    written: Set[str]
    """The files of the output whose bytes were new, as absolute paths."""


class Manifest(NamedTuple):
    """Everything that a build depended on, and where it went."""

    stamp: bytes
    """What the build is known by."""
    is_restless: bool
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
    shown: Sequence[Fact]
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
more. What jekyll-github-metadata fills in is a part of the configuration, what it answers a fact."""


def manifest(site: Site, made: Made, planned: Set[str], started: int, stamp: bytes) -> Manifest | None:
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
    paths = [*sorted(planned), *sorted(_consulted(made) - planned)]
    found = [_settled(_signature(path), started) for path in paths]
    if any(_is_new(each, started) for each in found):
        return None
    files = [*_outputs(site)]
    places, shown = [_place(path) for path in files], clocks.shown(made.state, made.facts)
    restless = _is_restless(site, made)
    return Manifest(stamp, restless, _settings(site), paths, len(planned), found, files, places, shown)


def renewed(site: Site, made: Made, known: Manifest, changed: Set[str], started: int, stamp: bytes) -> Manifest | None:
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
    later = sorted(_consulted(made).difference(known.paths))
    found = [_signature(path) if path in changed else each for path, each in zip(known.paths, known.found, strict=True)]
    found += (_settled(_signature(path), started) for path in later)
    if any(_is_new(each, started) for each in found):
        return None
    touched = made.written | {os.path.dirname(path) for path in made.written}
    places = [_place(path) if path in touched else each for path, each in zip(known.outputs, known.places, strict=True)]
    shown = clocks.shown(made.state, made.facts)
    return known._replace(
        stamp=stamp,
        is_restless=_is_restless(site, made),
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


def is_restless(site: Site, known: Manifest) -> bool:
    """Whether there is something to do although nothing has changed."""
    return known.is_restless or not clocks.still_show(site, known.shown)


def _may_stand(site: Site, made: Made) -> bool:
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


def _is_restless(site: Site, made: Made) -> bool:
    moving = _moving(made, is_pinned=_is_pinned(site))
    return bool(site.diagnostics.all) or any(meets(trace, moving) for trace in made.state.kept.traces)


def _is_pinned(site: Site) -> bool:
    """Whether the configuration says what time it is."""
    return site.config.get("time") is not None


def _moving(made: Made, *, is_pinned: bool) -> set[int]:
    """The facts of which nobody can say without doing the work again what they are later."""
    facts = made.facts
    found = {number for owner in filter(_is_unanswerable, facts.known) for number in facts.of(owner).values()}
    found.update(clocks.moved(made.state, facts))
    if not is_pinned:
        telling = [("site", "time"), *((document.relative_path, "date") for document in made.standing.undated)]
        found.update(facts.of(owner)[question] for owner, question in telling if question in facts.of(owner))
    return facts.with_bundles(found)


def _is_unanswerable(owner: str) -> bool:
    return owner == "transient" or (is_outside(owner) and owner not in SETTLING and not is_clock(owner))


def _consulted(made: Made) -> set[str]:
    return source.consulted | set(_looked(made.state, made.facts))


def _looked(state: State, facts: Facts) -> Iterator[str]:
    """The files and folders that renders looked at."""
    for owner in SETTLING:
        for path in (path for path, number in facts.of(owner).items() if number in state.looked):
            yield path
            yield from (folder for folder, _, _ in os.walk(path))


def _settings(site: Site) -> bytes:
    return fingerprint(
        [dict(circumstances(site)), dict(site.config), repr(site.theme), os.environ.get("SOURCE_DATE_EPOCH")]
    )


def _outputs(site: Site) -> Iterator[str]:
    """The files and folders of the output."""
    for folder, _, names in os.walk(site.destination):
        yield folder
        yield from (os.path.join(folder, name) for name in names)


def _signature(path: str, before: object = None) -> object:
    """What tells whether a file was changed, a tuple; who is in a folder, and since when, a list; None for neither.

    Args:
        path: the file or folder.
        before: what it gave before: a folder that nobody has come to or gone from since then is not listed again.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            times = [status.st_mtime_ns, status.st_ctime_ns]
            return before if isinstance(before, list) and before[1:] == times else [_members(os.listdir(path)), *times]
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino % 2**63)


def _settled(signature: object, started: int) -> object:
    """The same; to a folder that was changed just now somebody may come whose time is no later: it is listed again."""
    if isinstance(signature, list) and max(signature[1:]) >= started - GRANULARITY:
        return [signature[0], 0, 0]
    return signature


def _is_same(now: object, before: object) -> bool:
    return now[0] == before[0] if isinstance(now, list) and isinstance(before, list) else now == before


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
