"""Whether anything has happened at all since the last build: if not, its output stands, and nothing need be read.

A build is a function of its configuration, its circumstances and what it found on the disk. `Source` tells every path
that was looked at; where each is what it was, and every file of the output too, another build would do nothing. That
holds only for builds that are the same at any time of day and warn of nothing, with plugins that ask nobody else.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import source
from ..clock import is_clock
from ..document import Document
from ..plan import Plan
from . import clocks
from .circumstances import circumstances
from .facts import Facts, meets
from .fingerprint import digest, fingerprint
from .outside import GRANULARITY, SETTLING, is_outside
from .state import State

if TYPE_CHECKING:
    from ..site import Site

Manifest = list[object]
"""Everything that a build depended on, and where it went, in a form that two builds can compare."""

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


def manifest(site: Site, plan: Plan, state: State, facts: Facts, started: int) -> Manifest | None:
    """What the build that has just ended depended on; None when another one may differ although nothing happened."""
    if not _is_steady(site, plan, state, facts):
        return None
    paths = sorted(source.consulted | set(_looked(state, facts)))
    found = [_signature(path) for path in paths]
    if any(_is_new(each, started) for each in found):
        return None
    files = [*_outputs(site)]
    return [_settings(site), paths, found, files, [_place(path) for path in files], clocks.shown(state, facts)]


def still_holds(site: Site, known: Manifest) -> bool:
    """Whether everything is as it was."""
    settings, paths, found, files, places, shown = known
    assert isinstance(paths, list)
    assert isinstance(files, list)
    assert isinstance(shown, list)
    return (
        _settings(site) == settings
        and clocks.still_show(site, shown)
        and all(map(_equal, map(_signature, paths), _each(found)))
        and all(map(_equal, map(_place, files), _each(places)))
    )


def _is_steady(site: Site, plan: Plan, state: State, facts: Facts) -> bool:
    if not _ASKING_NOBODY.issuperset(site.config.strings("plugins")):
        return False
    if any(kept.warnings for kept in state.kept.values()) or site.diagnostics.all:
        return False
    moving = _moving(plan, state, facts, is_pinned=site.config.get("time") is not None)
    return moving is not None and not any(meets(kept.trace, moving) for kept in state.kept.values())


def _moving(plan: Plan, state: State, facts: Facts, *, is_pinned: bool) -> set[int] | None:
    """The facts that change as time goes by; None when the site itself does."""
    moving = {number for owner, each in facts.known.items() if _is_unanswerable(owner) for number in each.values()}
    moving.update(clocks.moved(state, facts))
    if is_pinned:
        return facts.with_bundles(moving)
    documents = [each for each in plan.documents if isinstance(each, Document)]
    if any(document.date >= plan.time for document in documents):
        return None
    return facts.with_bundles(moving | {number for question, number in facts.of("site").items() if question == "time"})


def _is_unanswerable(owner: str) -> bool:
    """Whether nobody can say what an owner answers without doing the work again."""
    return owner == "transient" or (is_outside(owner) and owner not in SETTLING and not is_clock(owner))


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


def _signature(path: str) -> object:
    """What tells whether a file was changed, or who is in a folder."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            return _members(os.listdir(path))
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


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


def _equal(one: object, other: object) -> bool:
    return one == other


def _each(found: object) -> list[object]:
    assert isinstance(found, list)
    return found
