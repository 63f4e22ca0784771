"""The layers of the last renders, in which the render of an outdated item can begin (see `render.layers`)."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from ..model.item import Item
from ..render.layers import CachedLayer
from ..tracking.kinds import OWN_KEY_SET, RENDERED, RUBY, ChangedBy, changed_by
from .cached_render import cached_layer
from .comparison import PlanComparison
from .kept_renders import KeptRenders
from .outdated_items import is_of_plugin
from .store.dependencies import DependencySet, meets, numbers_of


class KeptLayers:
    """The layers of the last renders; nothing changes by asking for one.

    Args:
        comparison: the plan compared with the last build; its changes grow while the build renders.
        renders: has the records of the last renders.
    """

    def __init__(self, comparison: PlanComparison, renders: KeptRenders) -> None:
        self._blobs, self._changes = comparison.this.blobs, comparison.changes
        self._table = comparison.last.table
        self._unsettled = cache(comparison.unsettled)
        self._renders = renders
        own_key = self._table.of(RUBY).get(OWN_KEY_SET)
        self._seen_outside = frozenset[int]() if own_key is None else self._table.with_groups({own_key})
        """Dependencies on keys that Ruby sets in a layer for the outer ones, with which it is rendered again."""

    def outermost(self, item: Item) -> CachedLayer | None:
        """The outermost layer of an item's last render that is up to date."""
        return self._outermost(item, self._changes.numbers)

    def at(self, item: Item, depth: int) -> CachedLayer | None:
        """A layer that `outermost` has found, if it is up to date still."""
        record = self._renders.record(item)
        if record is None or meets(record.layers[depth].dependencies, self._or_outside(self._changes.numbers)):
            return None
        return cached_layer(depth, record, self._blobs)

    def settled(self, item: Item) -> CachedLayer | None:
        """As `outermost`, of the layers that no render of this build can change."""
        layer, record = self.outermost(item), self._renders.record(item)
        if layer is None or record is None or not self._reads_renders(record.layers[layer.depth].dependencies):
            return layer
        return self._outermost(item, self._unsettled())  # to find these takes long

    def _outermost(self, item: Item, changed: Set[int]) -> CachedLayer | None:
        record = self._renders.record(item)
        if record is None or item.data["regenerate"] is True or is_of_plugin(item):
            return None
        changed = self._or_outside(changed)
        for depth in reversed(range(len(record.layers))):
            if not meets(record.layers[depth].dependencies, changed):
                return cached_layer(depth, record, self._blobs)
        return None

    def _or_outside(self, changed: Set[int]) -> Set[int]:
        """Dependencies for which a layer is rendered again: those that have changed, and those seen outside of it."""
        return changed | self._seen_outside if self._seen_outside else changed

    def _reads_renders(self, dependencies: DependencySet) -> bool:
        """Whether rendering an item may change one of some dependencies; such are in no group."""
        names = map(self._table.name, numbers_of(dependencies))
        return any(field in RENDERED or changed_by(subject) is ChangedBy.RENDERING for subject, field in names)
