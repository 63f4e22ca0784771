"""Who renders, as the keys ``jobs`` and ``executor`` of the configuration say."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from ..config.configuration import Configuration
from ..errors import SettingError
from ..render.stage import RenderStage
from .cores import available_cores
from .workforce import Positions, Team, Terms, Workforce

FORK, SPAWN, DASK = "fork", "spawn", "dask"

_CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"  # Apple's libraries do not survive a fork
_NEW_PROCESS = Terms(seconds=2.0)
"""When it pays to have others read and plan the site once more."""
_AT_ONCE = Terms(warm_up=0, seconds=0.0, with_threads=0.0)
_SAFE_PATH = "PYTHONSAFEPATH"
_CLUSTER = 32
"""For how many processes of a cluster the work is divided, when nobody says."""


def workforce_of(config: Configuration) -> Workforce | None:
    """Who renders beside this process; None for nobody.

    Raises:
        JekyllError: a key has a value it cannot have, or one that ``safe`` leaves to the user.
    """
    jobs = _jobs(config.get("jobs"))
    if _is_of_stranger("jobs", config):
        jobs = min(jobs, available_cores())
    name, _, address = config.text("executor").partition(":")
    make = _EXECUTORS.get(name or (FORK if _CAN_FORK else SPAWN))
    if make is None or (name == FORK and not _CAN_FORK):
        known = ", ".join([*([FORK] if _CAN_FORK else []), SPAWN, f"{DASK}:ADDRESS"])
        hint = f"use one of {known}, or leave it out"
        raise SettingError(f"executor: {name} is not known here", "executor", hint=hint)
    if name == DASK and _is_of_stranger("executor", config):
        hint = f"say it on the command line: --executor {config.text('executor')}"
        raise SettingError("executor: a site built with safe cannot choose where it is rendered", "executor", hint=hint)
    return None if jobs == 1 else make(config, jobs, address)


def _is_of_stranger(key: str, config: Configuration) -> bool:
    """Whether the files of a site that is not trusted set a key. The two ends of a cluster run each other's code."""
    return config.flag("safe") and config.origin.is_of_site(key)


def _jobs(given: object) -> int:
    if given is None:
        return 0
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise SettingError(f"jobs: {given} is no number of processes", "jobs", hint="use 1 or more, or leave it out")
    return given


def _forked(_config: Configuration, jobs: int, _address: str) -> Workforce:
    def call(stage: RenderStage, chunks: Sequence[Positions], count: int) -> Team:
        from .forked_team import ForkedTeam  # most builds are too small for it

        return ForkedTeam(stage, chunks, count)

    return Workforce(call, jobs)


def _spawned(config: Configuration, jobs: int, _address: str) -> Workforce:
    def call(stage: RenderStage, chunks: Sequence[Positions], count: int) -> Team:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        from .remote_team import RemoteTeam

        with _safe_path():  # all processes are started in it
            executor = ProcessPoolExecutor(count, get_context("spawn"), _ignore_interrupts)
            return RemoteTeam(stage, config, chunks, executor)

    return Workforce(call, jobs, _NEW_PROCESS, in_phases=False)


def _on_dask(config: Configuration, jobs: int, address: str) -> Workforce:
    if not address:
        hint = "write dask:tcp://HOST:8786"
        raise SettingError("executor: dask needs the address of a scheduler", "executor", hint=hint)

    def call(stage: RenderStage, chunks: Sequence[Positions], _count: int) -> Team:
        from .dask import DaskExecutor
        from .remote_team import RemoteTeam

        return RemoteTeam(stage, config, chunks, DaskExecutor(address))

    return Workforce(call, jobs or _CLUSTER, _AT_ONCE, in_phases=False)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Have processes of Python that begin in the block import nothing from the current folder.

    `multiprocessing` starts them with ``-c``, so that a ``multiprocessing.py`` in the folder of a site would be run.

    Raises:
        OSError: Python was told to heed no environment variables, and so are they.
    """
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        raise OSError("new processes would import from the current folder")
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others


_EXECUTORS: dict[str, Callable[[Configuration, int, str], Workforce]] = {
    FORK: _forked,
    SPAWN: _spawned,
    DASK: _on_dask,
}
