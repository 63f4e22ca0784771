"""What the clock showed in a build, which the next one can compare before it reads anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..compat.dates import build_time
from ..tracking.clock import is_clock, still_shows
from ..tracking.reads import Fact
from .facts import Facts
from .outside import HOLDS
from .state import State

if TYPE_CHECKING:
    from ..site import Site


def shown(state: State, facts: Facts) -> list[Fact]:
    """What renders may have seen that still stand."""
    return [fact for fact, number in _of_clocks(facts) if state.looked.get(number) == HOLDS]


def moved(state: State, facts: Facts) -> Iterator[int]:
    """What the clock no longer shows. A render that saw it all the same, as the clock was set back, is in doubt."""
    return (number for _, number in _of_clocks(facts) if state.looked.get(number) != HOLDS)


def still_show(site: Site, shown: Iterable[Fact]) -> bool:
    """Whether a build of the site that begins now would see the same."""
    time = build_time(site.config)
    return all(still_shows(owner, text, time) for owner, text in shown)


def _of_clocks(facts: Facts) -> Iterator[tuple[Fact, int]]:
    """What the clocks were ever seen to show, with its numbers."""
    owners = filter(is_clock, facts.known)
    return (((owner, text), number) for owner in owners for text, number in facts.of(owner).items())
