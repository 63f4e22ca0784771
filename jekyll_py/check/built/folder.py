"""The files of a built site, and the facts of those that have changed since the last check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...parallel.cores import available_cores
from ..cache.check_cache import CheckCache, Known, signature_of
from ..cancelling import GoOn, always, watched
from ..pages.facts import PageFacts
from .reading import read_facts
from .site_files import is_page

_HIDDEN = frozenset({".git", ".hg", ".svn", "node_modules"})


def files_in(folder: str, go_on: GoOn = always) -> Sequence[str]:
    """The paths of all files below a folder, relative to it, with ``/``, sorted.

    Args:
        folder: the folder.
        go_on: called again and again; may raise `Cancelled`.
    """
    return sorted(watched(_walk(folder, ""), go_on))


def _walk(folder: str, below: str) -> Iterator[str]:
    with os.scandir(os.path.join(folder, below)) as entries:
        for entry in entries:
            path = below + entry.name
            if not entry.is_dir():
                yield path
            elif entry.name not in _HIDDEN and not entry.is_symlink():
                yield from _walk(folder, path + "/")


def has_facts(path: str) -> bool:
    """Whether a file is read for references: a page or a style sheet."""
    return is_page(path) or path.endswith(".css")


def facts_in(
    folder: str,
    paths: Iterable[str],
    rules: Sequence[str],
    cache: CheckCache,
    jobs: int | None = None,
    go_on: GoOn = always,
) -> Mapping[str, PageFacts]:
    """The facts of each page and style sheet; those whose bytes are unchanged come from the cache.

    Args:
        folder: the folder of the site.
        paths: its files.
        rules: the names of the rules that are on.
        cache: has those of the last check, and takes those of this one.
        jobs: how many processes may work; as many as there are cores without it.
        go_on: called again and again; raises `Cancelled` if the facts are no longer wanted.

    Raises:
        Cancelled: as `go_on` says; the cache has what is known so far.
    """
    wanted = [path for path in paths if has_facts(path)]
    known = {path: found for path in watched(wanted, go_on) if (found := cache.get(folder, path)) is not None}
    changed = [path for path in wanted if path not in known]
    signatures = {path: signature_of(os.path.join(folder, path)) for path in watched(changed, go_on)}
    try:
        for path, facts in read_facts(folder, changed, rules, jobs or available_cores(), cache.references, go_on):
            known[path] = Known(signatures[path], facts)
    finally:
        cache.replace(known, changed)
    return {path: known[path].facts for path in wanted}
