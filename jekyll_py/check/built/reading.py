"""Reads files of a built site for their facts, many of them in several processes.

A check that can be cancelled is one beside other work, such as the builds of a preview. Its processes give way to that:
they have the lowest priority, and end soon after the check is cancelled.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context

from ...parallel.safe_path import safe_path
from ..cache.packing import packed, unpacked
from ..cancelling import GoOn, always
from ..pages.facts import PageFacts, facts_of
from ..reference import Reference
from ..rules import RULES

_CHUNK = 100
_CHUNK_BESIDE_WORK = 10
"""A process that is no longer wanted reads its chunk to the end, and one or two that were handed out already."""
_WORTH_PROCESSES = 300
"""So many files are worth starting processes for."""
_LOWEST_PRIORITY = 19


def read_facts(
    folder: str,
    paths: Sequence[str],
    rules: Sequence[str],
    jobs: int,
    known: dict[Reference, Reference],
    go_on: GoOn,
) -> Iterator[tuple[str, PageFacts]]:
    """The facts of files.

    Args:
        folder: the folder of the site.
        paths: the files.
        rules: the names of the rules that are on.
        jobs: how many processes may work.
        known: every known reference, each once; takes those of the files.
        go_on: called again and again; raises `Cancelled` if the facts are no longer wanted.

    Raises:
        Cancelled: as `go_on` says.
        OSError: a file cannot be read.
    """
    if jobs == 1 or len(paths) < _WORTH_PROCESSES:
        for path in paths:
            go_on()
            yield from _read(folder, (path,), rules).items()
        return
    size = _CHUNK if go_on is always else _CHUNK_BESIDE_WORK
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    with nullcontext() if _can_fork() else safe_path():  # all processes are started in it
        executor = _executor(min(jobs, len(chunks)), is_beside_work=go_on is not always)
        answers = executor.map(_read_packed, [folder] * len(chunks), chunks, [rules] * len(chunks))
    with executor:
        try:
            for answer in answers:
                go_on()
                _, found = unpacked(answer, known)
                yield from found.items()
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _executor(jobs: int, *, is_beside_work: bool) -> ProcessPoolExecutor:
    """The processes."""
    context = get_context("fork" if _can_fork() else "spawn")
    return ProcessPoolExecutor(jobs, context, _begin_process, (is_beside_work,))


def _can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin"  # Apple's libraries do not survive a fork


def _begin_process(is_beside_work: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends its workers
    if is_beside_work and hasattr(os, "nice"):
        os.nice(_LOWEST_PRIORITY)


def _read(folder: str, paths: Iterable[str], rules: Sequence[str]) -> dict[str, PageFacts]:
    rows = [RULES[name] for name in rules]
    found = {}
    for path in paths:
        with open(os.path.join(folder, path), "rb") as file:
            found[path] = facts_of(path, file.read(), rows)
    return found


def _read_packed(folder: str, paths: Sequence[str], rules: Sequence[str]) -> bytes:
    return packed(_read(folder, paths, rules))
