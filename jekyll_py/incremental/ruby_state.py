"""The state that plugins in Ruby keep between renders: which renders of a build change it, and which are mixed.

A render is *mixed* if it shows what several pages have left. It can only be made where all renders that call Ruby are:
in a build that uses none of them again, and in one process.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..lazy.tuples import NamedTuple
from ..render.cache import NewRender
from ..tracking import reads
from ..tracking.kinds import (
    KEYS,
    OWN_KEYS,
    RUBY,
    SET_BY_GEMS,
    SITE_CHANGED,
    SITE_STATE,
    STATE,
    STATE_CHANGED,
    STATE_MIXED,
    VOLATILE,
)
from .comparison import PlanComparison
from .store.blobs import Incomplete


class _Change(NamedTuple):
    """A change of the state by a render."""

    recorded: int
    """The dependency that such a render has."""
    field: str
    """The field of `RUBY` that is another one for the renders after it."""


_CHANGES = (
    _Change(reads.dependency_id(VOLATILE, STATE_CHANGED), STATE),
    _Change(reads.dependency_id(VOLATILE, SITE_CHANGED), SITE_STATE),
)
_OWN_KEYS = reads.dependency_id(RUBY, OWN_KEYS)
_MIXED = reads.dependency_id(VOLATILE, STATE_MIXED)


class RubyState:
    """The state of plugins in Ruby as far as one build knows of it.

    Args:
        comparison: the plan of the build compared with the last build.
    """

    def __init__(self, comparison: PlanComparison) -> None:
        table = comparison.last.table
        state = table.of(RUBY).get(STATE)  # None if no render of the last build depended on it
        self._changes = comparison.changes
        self._renders_all_calls = bool(comparison.unusable or state is None or state in self._changes.numbers)
        """Whether this process makes all renders that call Ruby."""
        self._is_mixed = STATE_MIXED in table.of(VOLATILE)
        """Whether a render is mixed."""

    @property
    def may_divide(self) -> bool:
        """Whether renders that call Ruby may be divided among processes: none so far is mixed."""
        return not self._is_mixed

    def divide(self) -> None:
        """Note that such renders are divided."""
        self._renders_all_calls = False

    def checked(self, path: str, render: NewRender) -> NewRender:
        """A new render, with one dependency more if it is mixed by the keys of other items that it sees.

        Args:
            path: the path of its item.
            render: the render.

        Raises:
            Incomplete: it is mixed, and not all renders that call Ruby are made here.
        """
        if _OWN_KEYS in render.dependencies and _reads_keys_of_others(path, render.dependencies):
            render = render._replace(dependencies=[*render.dependencies, _MIXED])
        if _MIXED in render.dependencies:
            self._is_mixed = True
            if not self._renders_all_calls:
                raise Incomplete
        return render

    def note(self, dependencies: Iterable[int]) -> None:
        """Count the fields that a new render changes as changed for later ones."""
        for change in _CHANGES:
            if change.recorded in dependencies:
                self._changes.add(RUBY, (change.field,))


def _reads_keys_of_others(path: str, dependencies: Iterable[int]) -> bool:
    """Whether a render sees keys of other items than its own which the renders of those may set."""
    for number in reads.ungrouped(dependencies):
        subject, field = reads.dependency(number)
        if (field in SET_BY_GEMS or field == KEYS) and subject != path and not subject.startswith("\0"):
            return True
    return False
