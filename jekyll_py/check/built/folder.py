"""The files of a built site, and the facts of those that have changed since the last check."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from ...parallel.cores import available_cores
from ..cache.check_cache import CheckCache, Known, signature_of
from ..cache.packing import packed, unpacked
from ..cancelling import GoOn, always
from ..pages.facts import PageFacts, facts_of
from ..reference import Reference
from ..rules import RULES
from .site_files import is_page

_CHUNK = 100
_WORTH_PROCESSES = 300
"""So many pages are worth starting processes for."""
_HIDDEN = frozenset({".git", ".hg", ".svn", "node_modules"})


def files_in(folder: str) -> Sequence[str]:
    """The paths of all files below a folder, relative to it, with ``/``, sorted."""
    return sorted(_walk(folder, ""))


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
    known = {path: found for path in wanted if (found := cache.get(folder, path)) is not None}
    changed = [path for path in wanted if path not in known]
    signatures = {path: signature_of(os.path.join(folder, path)) for path in changed}
    try:
        for path, facts in _made(folder, changed, rules, jobs or available_cores(), cache.references, go_on):
            known[path] = Known(signatures[path], facts)
    finally:
        cache.replace(known, changed)
    return {path: known[path].facts for path in wanted}


def _made(
    folder: str,
    paths: Sequence[str],
    rules: Sequence[str],
    jobs: int,
    known: dict[Reference, Reference],
    go_on: GoOn,
) -> Iterator[tuple[str, PageFacts]]:
    """The facts of files that are read now."""
    if jobs == 1 or len(paths) < _WORTH_PROCESSES:
        for path in paths:
            go_on()
            yield from _read(folder, (path,), rules).items()
        return
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    can_fork = hasattr(os, "fork") and sys.platform != "darwin"  # Apple's libraries do not survive a fork
    context = get_context("fork" if can_fork else "spawn")
    with ProcessPoolExecutor(min(jobs, len(chunks)), context, _ignore_interrupts) as executor:
        try:
            for answer in executor.map(_read_packed, [folder] * len(chunks), chunks, [rules] * len(chunks)):
                go_on()
                _, found = unpacked(answer, known)
                yield from found.items()
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _read(folder: str, paths: Iterable[str], rules: Sequence[str]) -> dict[str, PageFacts]:
    rows = [RULES[name] for name in rules]
    found = {}
    for path in paths:
        with open(os.path.join(folder, path), "rb") as file:
            found[path] = facts_of(path, file.read(), rows)
    return found


def _read_packed(folder: str, paths: Sequence[str], rules: Sequence[str]) -> bytes:
    return packed(_read(folder, paths, rules))


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends its workers
