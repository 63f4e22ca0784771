"""The renders of the last build, each of which is used again in this one if it is up to date.

A render is up to date if none of its dependencies has changed, and its files are in the destination as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from ..model.item import Item, ItemKey
from ..plan import Plan
from ..render.rendered_texts import CachedRender
from . import outputs, reasons
from .cached_render import cached_render
from .comparison import PlanComparison
from .external import root_of
from .outdated_items import is_of_plugin
from .store.dependencies import meets
from .store.record import RenderRecord


class KeptRenders:
    """The last renders of the items of a plan.

    Args:
        plan: the plan.
        comparison: the plan compared with the last build; its changes grow while the build renders.
        keys: the key of each item.
        destination: the folder of the output.
    """

    def __init__(self, plan: Plan, comparison: PlanComparison, keys: Mapping[Item, ItemKey], destination: str) -> None:
        self._plan = plan
        self._last, self._this, self._changes = comparison.last, comparison.this, comparison.changes
        self._find_positions = comparison.positions
        self._keys = keys
        self._destination = destination
        self._positions: Sequence[int] | None = None
        """The positions of the items that may be outdated; None until they are asked for, which takes long."""
        self._looked_up: tuple[Item | None, RenderRecord | None] = None, None
        """The item that was asked for last, with its record."""

    @property
    def positions(self) -> Sequence[int]:
        """The positions in the plan of the items that may be outdated; first asked for before anything is rendered."""
        if self._positions is None:
            self._positions = self._find_positions()
        return self._positions

    @cached_property
    def _suspects(self) -> Set[Item]:
        """The items that may be outdated."""
        return frozenset(self._plan.rendered[position] for position in self.positions)

    def untouched_files(self) -> Iterator[str]:
        """The files, relative to the destination, of the items that are up to date without being looked at."""
        packed, suspects = self._last.records.packed, {*self.positions}
        for position, key in enumerate(self._this.order):
            if position not in suspects:
                yield from (path for path, *_ in packed[key][3])

    def record(self, item: Item) -> RenderRecord | None:
        """The record of an item's last render; None if it has none."""
        if self._looked_up[0] is not item:
            self._looked_up = item, self._last.records.get(self._keys[item])
        return self._looked_up[1]

    def get(self, item: Item) -> CachedRender | None:
        """The last render of an item if it is up to date, else None."""
        is_suspect = self._positions is None or item in self._suspects  # pages in view are asked for earlier
        if is_suspect and self._depends_on_change(item):
            return None
        record = self.record(item)
        if record is None or (is_suspect and self._why_outdated(item, record) is not None):
            return None
        return cached_render(record, self._this.blobs, self._destination)

    def reason(self, item: Item) -> str:
        """Why an item that is to be rendered is outdated, for ``--explain``."""
        record = self.record(item)
        why = self._why_outdated(item, record)
        if record is None or why != reasons.DEPENDENCY:
            return str(why)
        changes, root = self._changes, root_of(self._plan)
        return reasons.changed_dependency(record.dependencies, changes, self._last, self._this, root)

    def _depends_on_change(self, item: Item) -> bool:
        """Whether the last render of an item has a dependency that has changed; its record is not unpacked for that."""
        records, key = self._last.records, self._keys[item]
        return key in records and meets(records.dependencies(key), self._changes.numbers)

    def _why_outdated(self, item: Item, record: RenderRecord | None) -> str | None:
        """Which of the `reasons` there is to render an item; None if its last render is up to date."""
        if record is None:
            return reasons.NEW
        if meets(record.dependencies, self._changes.numbers):
            return reasons.DEPENDENCY
        if item.data["regenerate"] is True:
            return reasons.ASKED
        if is_of_plugin(item):
            return reasons.PLUGIN
        return self._other_output(item, record)

    def _other_output(self, item: Item, record: RenderRecord) -> str | None:
        """Why the files of an item's last render are not those of this build; None if they are."""
        _, destination = self._keys[item]
        if (self._plan.written.get(destination) is item) != bool(record.files):
            return reasons.ELSEWHERE
        changed = (file.path for file in record.files if not outputs.is_intact(self._destination, file))
        return next(map(reasons.changed_output, changed), None)
