"""Divides rendering among processes: this one begins, and starts others if enough work is left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Protocol

from ..lazy.tuples import NamedTuple
from .cores import available_cores

if TYPE_CHECKING:
    from ..render.ahead_work import AheadWork
    from ..render.stage import RenderStage

Positions = Sequence[int]


class WorkerPool(Protocol):
    """Other processes that render chunks of a plan."""

    def adopt(self, position: int) -> bool:
        """Take over the outcome of an item, in the plan's order; False if this process has to render the item."""

    def close(self) -> None:
        """End the work."""


class Ahead(Protocol):
    """Another process that converts documents ahead."""

    def use(self) -> None:
        """End it, and use what it has converted."""

    def close(self) -> None:
        """End it."""


StartAhead = Callable[["AheadWork"], Ahead | None]
"""Starts such a process; None where it does not pay, or cannot be had."""
StartPool = Callable[["RenderStage", Sequence[Positions], int], WorkerPool]
"""Starts a pool for a stage, with the chunks and the number of processes."""


class Thresholds(NamedTuple):
    """The amounts of work from which it pays to start other processes."""

    warm_up: int = 16
    """The items that this process renders first: it measures their time, and loads modules that all need."""
    seconds: float = 0.25
    """The work that has to be left; forking takes about 0.1 ms for each MB of this process."""
    seconds_with_threads: float = 2.0
    """The same where threads run, as in a preview: forking is less safe there."""
    chunk: int = 64
    """The most items of a chunk: many, so that messages cost little; few, so that memory does not grow."""

    def are_met(self, seconds: float, done: int, left: int) -> bool:
        """Whether to start other processes, after so many seconds and items, with so many items left."""
        least = self.seconds if threading.active_count() == 1 else self.seconds_with_threads
        return done >= self.warm_up and seconds * left >= least * done


class ParallelRunner:
    """Divides the items of a plan (`render.stage.StageRunner`).

    The documents come first, then the pages, such as feeds and indexes, which read them. An item that another process
    cannot render is rendered by this one in its turn, so that output, warnings and their order are as with one process.

    Args:
        start: starts a pool.
        jobs: the most processes; 0 for as many as there are cores.
        thresholds: when a pool is started.
        in_phases: whether a new pool, which has the rendered documents, is started for the pages.
        ahead: starts a process that converts documents while this one reads them.
    """

    def __init__(
        self,
        start: StartPool,
        jobs: int = 0,
        thresholds: Thresholds | None = None,
        *,
        in_phases: bool = True,
        ahead: StartAhead = lambda _: None,
    ) -> None:
        self._start = start
        self._jobs = jobs or available_cores()
        self._thresholds = thresholds or Thresholds()
        self._in_phases = in_phases
        self._start_ahead = ahead
        self._ahead: Ahead | None = None

    def run(self, stage: RenderStage) -> None:
        """Take every item of the stage.

        Raises:
            JekyllError: or a group of them: items failed, or a process that rendered one died.
        """
        for phase in _phases(stage) if self._in_phases else [stage.positions]:
            self._run(stage, phase)

    @contextmanager
    def converting(self, work: AheadWork) -> Iterator[None]:
        """Have documents converted ahead during the block."""
        self._ahead = self._start_ahead(work) if self._jobs > 1 else None
        try:
            yield
        finally:
            if self._ahead is not None:
                self._ahead.close()
                self._ahead = None

    def _run(self, stage: RenderStage, phase: Positions) -> None:
        started = time.perf_counter()
        for done, position in enumerate(phase):
            if self._pays(stage, time.perf_counter() - started, done, len(phase) - done):
                self._divide(stage, phase[done:])
                return
            stage.take(position)

    def _pays(self, stage: RenderStage, seconds: float, done: int, left: int) -> bool:
        divisible = self._jobs > 1 and left > 1 and not stage.renderer.templates.has_counted
        return divisible and self._thresholds.are_met(seconds, done, left)

    def _divide(self, stage: RenderStage, phase: Positions) -> None:
        """Have a pool render the items that are outdated for certain; the others may be up to date."""
        done = 0
        given = [position for position in phase if stage.is_outdated(position)]
        pool = self._pool(stage, given)
        if pool is not None:
            with closing(pool):
                stage.prepare_commit()
                done = _render_with(stage, phase, frozenset(given), pool)
        for position in phase[done:]:  # after the pool has ended, which might write these files too
            stage.take(position)

    def _pool(self, stage: RenderStage, given: Positions) -> WorkerPool | None:
        """A pool for these items; None if there are none, or the system takes no more processes."""
        chunks = _chunks(given, self._jobs, self._thresholds.chunk)
        if self._ahead is not None:
            self._ahead.use()
        try:
            return self._start(stage, chunks, min(self._jobs, len(chunks))) if chunks else None
        except OSError:
            return None


def _render_with(stage: RenderStage, phase: Positions, given: Set[int], pool: WorkerPool) -> int:
    """Take items from the pool or render them here, and return their number; none after one that counts."""
    for done, position in enumerate(phase):
        if stage.renderer.templates.has_counted:
            return done
        if position not in given:
            stage.take(position)
        elif not pool.adopt(position):
            stage.make(position)
    return len(phase)


def _phases(stage: RenderStage) -> tuple[Positions, Positions]:
    """The positions of the documents, and those of the pages after them."""
    from ..model.page import Page  # loaded with the stage

    items, positions = stage.plan.rendered, stage.positions
    documents = sum(not isinstance(items[position], Page) for position in positions)
    return positions[:documents], positions[documents:]


def _chunks(positions: Positions, jobs: int, most: int) -> list[Positions]:
    """Runs of positions, smaller and smaller, so that all processes end together."""
    chunks, start = list[Positions](), 0
    while start < len(positions):
        size = max(1, min(most, (len(positions) - start) // (jobs * 4)))
        chunks.append(positions[start : start + size])
        start += size
    return chunks
