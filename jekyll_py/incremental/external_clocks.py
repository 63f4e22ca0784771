"""The shown times that a manifest keeps.

They are in the manifest, so that a build can end before it reads anything although a footer shows the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..tracking.kinds import ChangedBy, changed_by
from ..tracking.reads import Dependency
from .external import SHOWN
from .store.snapshot import BuildSnapshot


def shown(snapshot: BuildSnapshot) -> list[Dependency]:
    """The dependencies on the clock that it still shows at the end of the build."""
    return [dependency for dependency, number in _of_clocks(snapshot) if snapshot.external.get(number) == SHOWN]


def not_shown(snapshot: BuildSnapshot) -> Iterator[int]:
    """The numbers of those that it does not show. (A render may have seen them, if the clock was set back.)"""
    return (number for _, number in _of_clocks(snapshot) if snapshot.external.get(number) != SHOWN)


def _of_clocks(snapshot: BuildSnapshot) -> Iterator[tuple[Dependency, int]]:
    for subject in snapshot.table.shared:
        if changed_by(subject) is ChangedBy.CLOCK:
            yield from (((subject, text), number) for text, number in snapshot.table.of(subject).items())
