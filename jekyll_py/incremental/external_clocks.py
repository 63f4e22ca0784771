"""What the clock showed in a build, which the next one can compare before it reads anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..compat.dates import build_time
from ..tracking.clock import is_clock, still_shows
from ..tracking.reads import Dependency
from .dependencies import DependencyTable
from .external import HOLDS
from .state import BuildState

if TYPE_CHECKING:
    from ..site import Site


def shown(state: BuildState, table: DependencyTable) -> list[Dependency]:
    """What renders may have seen that still stand."""
    return [dependency for dependency, number in _of_clocks(table) if state.looked.get(number) == HOLDS]


def moved(state: BuildState, table: DependencyTable) -> Iterator[int]:
    """What the clock no longer shows. A render that saw it all the same, as the clock was set back, is in doubt."""
    return (number for _, number in _of_clocks(table) if state.looked.get(number) != HOLDS)


def still_show(site: Site, shown: Iterable[Dependency]) -> bool:
    """Whether a build of the site that begins now would see the same."""
    time = build_time(site.config)
    return all(still_shows(subject, text, time) for subject, text in shown)


def _of_clocks(table: DependencyTable) -> Iterator[tuple[Dependency, int]]:
    """What the clocks were ever seen to show, with its numbers."""
    subjects = filter(is_clock, table.known)
    return (((subject, text), number) for subject in subjects for text, number in table.of(subject).items())
