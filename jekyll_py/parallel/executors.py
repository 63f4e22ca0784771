"""Makes the `ParallelRunner` for the keys ``jobs`` and ``executor``, or none for one job; starts no process yet."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..errors import SettingError
from .cores import available_cores
from .runner import Ahead, ParallelRunner, Positions, Thresholds, WorkerPool
from .safe_path import safe_path

if TYPE_CHECKING:
    from ..render.ahead_work import AheadWork
    from ..render.stage import RenderStage

FORK, SPAWN, DASK = "fork", "spawn", "dask"

_CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"  # Apple's libraries do not survive a fork
_NEW_PROCESS = Thresholds(seconds=2.0)
"""When it pays to start processes that read and plan the site again."""
_AT_ONCE = Thresholds(warm_up=0, seconds=0.0, seconds_with_threads=0.0)
_CLUSTER = 32
"""The number of processes that the work is divided among on a cluster if ``jobs`` is not set."""


def runner_of(config: Configuration) -> ParallelRunner | None:
    """The processes that render beside this one; None if there are none.

    Raises:
        JekyllError: a key has an invalid value, or one that ``safe`` leaves to the user.
    """
    jobs = _jobs(config.get("jobs"))
    if _is_set_by_untrusted_site("jobs", config):
        jobs = min(jobs, available_cores())
    name, _, address = config.text("executor").partition(":")
    make = _EXECUTORS.get(name or (FORK if _CAN_FORK else SPAWN))
    if make is None or (name == FORK and not _CAN_FORK):
        known = ", ".join([*([FORK] if _CAN_FORK else []), SPAWN, f"{DASK}:ADDRESS"])
        hint = f"use one of {known}, or leave it out"
        raise SettingError(f"executor: {name} is not known here", "executor", hint=hint)
    if name == DASK and _is_set_by_untrusted_site("executor", config):
        hint = f"say it on the command line: --executor {config.text('executor')}"
        raise SettingError("executor: a site built with safe cannot choose where it is rendered", "executor", hint=hint)
    return None if jobs == 1 else make(config, jobs, address)


def _is_set_by_untrusted_site(key: str, config: Configuration) -> bool:
    """Whether the files of an untrusted site set a key. The two ends of a cluster run each other's code."""
    return config.flag("safe") and config.origin.is_of_site(key)


def _jobs(given: object) -> int:
    if given is None:
        return 0
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise SettingError(f"jobs: {given} is no number of processes", "jobs", hint="use 1 or more, or leave it out")
    return given


def _forked(_config: Configuration, jobs: int, _address: str) -> ParallelRunner:
    def start(stage: RenderStage, chunks: Sequence[Positions], count: int) -> WorkerPool:
        from .forked_pool import ForkedPool  # most builds are too small for it

        return ForkedPool(stage, chunks, count)

    def ahead(work: AheadWork) -> Ahead | None:
        from . import ahead_process

        return ahead_process.start(work)

    return ParallelRunner(start, jobs, ahead=ahead)


def _spawned(config: Configuration, jobs: int, _address: str) -> ParallelRunner:
    def start(stage: RenderStage, chunks: Sequence[Positions], count: int) -> WorkerPool:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        from .remote_pool import RemotePool

        with safe_path():  # all processes are started in it
            executor = ProcessPoolExecutor(count, get_context("spawn"), _ignore_interrupts)
            return RemotePool(stage, config, chunks, executor)

    return ParallelRunner(start, jobs, _NEW_PROCESS, forks=False)


def _on_dask(config: Configuration, jobs: int, address: str) -> ParallelRunner:
    if not address:
        hint = "write dask:tcp://HOST:8786"
        raise SettingError("executor: dask needs the address of a scheduler", "executor", hint=hint)

    def start(stage: RenderStage, chunks: Sequence[Positions], _count: int) -> WorkerPool:
        from .dask import DaskExecutor
        from .remote_pool import RemotePool

        return RemotePool(stage, config, chunks, DaskExecutor(address))

    return ParallelRunner(start, jobs or _CLUSTER, _AT_ONCE, forks=False)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others


_EXECUTORS: dict[str, Callable[[Configuration, int, str], ParallelRunner]] = {
    FORK: _forked,
    SPAWN: _spawned,
    DASK: _on_dask,
}
