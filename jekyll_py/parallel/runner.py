"""Divides rendering among processes: this one begins, and starts others if enough work is left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Protocol

from ..lazy.tuples import NamedTuple
from ..ruby.epoch_clock import THREAD as CLOCK
from .cores import available_cores

if TYPE_CHECKING:
    from ..render.ahead_work import AheadWork
    from ..render.stage import RenderStage

Positions = Sequence[int]
_STEP = 200
"""So many items are looked at in a few milliseconds."""


class WorkerPool(Protocol):
    """Other processes that render chunks of a plan."""

    is_over: bool
    """Whether the last item that was left to this process has to come before all later ones, in the same process."""

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
        least = self.seconds if _has_one_thread() else self.seconds_with_threads
        return done >= self.warm_up and seconds * left >= least * done


def _has_one_thread() -> bool:
    """Whether no thread runs beside this one, but for the clock of Ruby, which holds nothing."""
    return all(each is threading.current_thread() or each.name == CLOCK for each in threading.enumerate())


class ParallelRunner:
    """Divides the items of a plan (`render.stage.StageRunner`).

    The documents come first, then the pages, such as feeds and indexes, which read them. An item that another process
    cannot render is rendered by this one in its turn, so that output, warnings and their order are as with one process.
    Where plugins in Ruby change what they keep, all later items are rendered here; the work is divided again once they
    have left it as it is for a while.

    Args:
        start: starts a pool.
        jobs: the most processes; 0 for as many as there are cores.
        thresholds: when a pool is started.
        forks: whether the processes are copies of this one. Then they may call plugins in Ruby, and a new pool, which
            has the rendered documents, is started for the pages.
        ahead: starts a process that converts documents while this one reads them.
    """

    def __init__(
        self,
        start: StartPool,
        jobs: int = 0,
        thresholds: Thresholds | None = None,
        *,
        forks: bool = True,
        ahead: StartAhead = lambda _: None,
    ) -> None:
        self._start = start
        self._jobs = jobs or available_cores()
        self._thresholds = thresholds or Thresholds()
        self._forks = forks
        self._start_ahead = ahead
        self._ahead: Ahead | None = None

    def run(self, stage: RenderStage) -> None:
        """Take every item of the stage.

        Raises:
            JekyllError: or a group of them: items failed, or a process that rendered one died.
        """
        for phase in _phases(stage) if self._forks else [stage.positions]:
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
        calm = self._thresholds.warm_up // 2
        while phase:
            phase = phase[self._take_first(stage, phase, calm) :]
            phase = phase[self._divide(stage, phase) :] if phase else phase
            calm *= 2

    def _take_first(self, stage: RenderStage, phase: Positions, calm: int) -> int:
        """Take items here until it pays to divide the others, and return their number.

        Args:
            stage: the stage.
            phase: the positions of the items.
            calm: the number of items in a row in which plugins in Ruby have to change nothing.
        """
        started, ruby, changes, changed_at = time.perf_counter(), stage.renderer.ruby, -1, 0
        for done, position in enumerate(phase):
            if ruby.changes != changes:
                changes, changed_at = ruby.changes, done
            is_calm = done - changed_at >= calm
            if is_calm and self._pays(stage, time.perf_counter() - started, done, len(phase) - done):
                return done
            stage.take(position)
        return len(phase)

    def _pays(self, stage: RenderStage, seconds: float, done: int, left: int) -> bool:
        divisible = self._jobs > 1 and left > 1 and not stage.renderer.templates.has_counted
        return divisible and self._thresholds.are_met(seconds, done, left) and self._may_divide(stage)

    def _may_divide(self, stage: RenderStage) -> bool:
        """Whether other processes may call the plugins in Ruby, if there are any; the cache tells of mixed renders."""
        ruby = stage.renderer.ruby
        if not ruby.has_plugins:
            return True
        return self._forks and stage.cache.may_divide and ruby.may_divide

    def _divide(self, stage: RenderStage, phase: Positions) -> int:
        """Have a pool render the items that are outdated for certain; the others may be up to date.

        Returns:
            How many items were taken: all, unless one of them changes what plugins in Ruby keep.
        """
        done = 0
        given = _outdated(stage, phase)
        pool = self._pool(stage, given)
        if pool is not None:
            with closing(pool):
                if stage.renderer.ruby.has_plugins:
                    stage.cache.divide()
                stage.cache.prepare()
                done = _render_with(stage, phase, frozenset(given), pool)
            if done < len(phase):  # the pool has ended, which might have written these files too
                return done
        for position in phase[done:]:
            stage.take(position)
        return len(phase)

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
    """Take items from the pool or render them here, and return their number; none after one that all others follow."""
    changes = stage.renderer.ruby.changes
    for done, position in enumerate(phase):
        if stage.renderer.templates.has_counted or pool.is_over or stage.renderer.ruby.changes != changes:
            return done
        if position not in given:
            stage.take(position)
        elif not pool.adopt(position):
            stage.make(position)
    return len(phase)


def _outdated(stage: RenderStage, phase: Positions) -> Positions:
    """The positions of the items that are outdated for certain."""
    found = list[int]()
    for place, position in enumerate(phase):
        if place % _STEP == 0:
            stage.attend()
        if stage.is_outdated(position):
            found.append(position)
    return found


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
