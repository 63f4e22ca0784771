"""Who renders what: this process begins, and calls in others when so much is left that it pays."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence, Set
from contextlib import closing
from typing import NamedTuple, Protocol

from ..model.page import Page
from ..render.stage import RenderStage
from .cores import available_cores

Positions = Sequence[int]


class Team(Protocol):
    """Other processes at work on chunks of a plan."""

    def settle(self, position: int) -> bool:
        """Take over what became of an item, asked for in order; False when it is left to this process."""

    def close(self) -> None:
        """End the work."""


Call = Callable[[RenderStage, Sequence[Positions], int], Team]
"""Calls in a team: the stage, the chunks, how many processes."""


class Terms(NamedTuple):
    """When others are called in."""

    warm_up: int = 16
    """How many items this process renders first: it learns what one takes, and loads what the others need too."""
    seconds: float = 0.25
    """How much work has to be left: forking takes some 0.1 ms for each MB of this process."""
    with_threads: float = 2.0
    """How much where threads run, as in a preview: it is better not to fork there."""
    chunk: int = 64
    """Items given out at once: enough that asking costs nothing, few enough that no process is left with much."""

    def are_met(self, seconds: float, done: int, left: int) -> bool:
        """Whether to call others in, after so many seconds and items, with so many left."""
        least = self.seconds if threading.active_count() == 1 else self.with_threads
        return done >= self.warm_up and seconds * left >= least * done


class Workforce:
    """Divides the items of a plan (`render.stage.StageRunner`).

    The documents come first; the pages, such as feeds and indexes, when all of these are known. What another process
    cannot do, this one does in its turn, so that the output, the warnings and their order are those of one process.

    Args:
        call: calls in a team.
        jobs: how many processes at most; 0 for as many as there are cores.
        terms: when a team is called in.
        in_phases: whether a new team, which knows the documents, is called in for the pages.
    """

    def __init__(self, call: Call, jobs: int = 0, terms: Terms | None = None, *, in_phases: bool = True) -> None:
        self._call = call
        self._jobs = jobs or available_cores()
        self._terms = terms or Terms()
        self._in_phases = in_phases

    def run(self, stage: RenderStage) -> None:
        """Take every item of the stage.

        Raises:
            JekyllError: or a group of them: items failed, or a process that rendered one died.
        """
        for phase in _phases(stage) if self._in_phases else [stage.positions]:
            self._run(stage, phase)

    def _run(self, stage: RenderStage, phase: Positions) -> None:
        started = time.perf_counter()
        for done, position in enumerate(phase):
            if self._pays(stage, time.perf_counter() - started, done, len(phase) - done):
                self._divide(stage, phase[done:])
                return
            stage.take(position)

    def _pays(self, stage: RenderStage, seconds: float, done: int, left: int) -> bool:
        divisible = self._jobs > 1 and left > 1 and not stage.renderer.templates.has_counted
        return divisible and self._terms.are_met(seconds, done, left)

    def _divide(self, stage: RenderStage, phase: Positions) -> None:
        """Give the outdated items to a team; whatever is up to date is taken here."""
        done = 0
        given = [position for position in phase if stage.is_outdated(position)]
        team = self._team(stage, given)
        if team is not None:
            with closing(team):
                done = _settle(stage, phase, frozenset(given), team)
        for position in phase[done:]:  # when no other process is left that would write these files too
            stage.take(position)

    def _team(self, stage: RenderStage, given: Positions) -> Team | None:
        """Those who help; None when nothing is given to them, or the system takes no more processes."""
        chunks = _chunks(given, self._jobs, self._terms.chunk)
        try:
            return self._call(stage, chunks, min(self._jobs, len(chunks))) if chunks else None
        except OSError:
            return None


def _settle(stage: RenderStage, phase: Positions, given: Set[int], team: Team) -> int:
    """Take item after item, from the team or here; how many, as nobody else can go on when a template counts."""
    for done, position in enumerate(phase):
        if stage.renderer.templates.has_counted:
            return done
        if position not in given:
            stage.take(position)
        elif not team.settle(position):
            stage.make(position)
    return len(phase)


def _phases(stage: RenderStage) -> tuple[Positions, Positions]:
    """The positions of the documents and those of the pages, which come after them."""
    items, positions = stage.plan.rendered, stage.positions
    documents = sum(not isinstance(items[position], Page) for position in positions)
    return positions[:documents], positions[documents:]


def _chunks(positions: Positions, jobs: int, most: int) -> list[Positions]:
    size = max(1, min(most, len(positions) // (jobs * 8)))
    return [positions[start : start + size] for start in range(0, len(positions), size)]
