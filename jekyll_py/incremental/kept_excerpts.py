"""The rendered excerpts that a build takes from the last one, and leaves for the next (see `store.excerpts`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from ..model.item import Item, ItemKey
from ..render.rendered_texts import CachedExcerpt
from ..render.text import Text
from ..tracking import reads
from .comparison import PlanComparison
from .record_maker import RecordMaker
from .store.blobs import Blob
from .store.dependencies import meets
from .store.excerpts import Excerpts, PackedExcerpt, packed_excerpt, up_to_date

_NO_KEY: ItemKey = ("", "")


class KeptExcerpts:
    """The excerpts of the items of a plan.

    Args:
        comparison: the plan compared with the last build; its changes grow while the build renders.
        keys: the key of each item.
        maker: packs dependencies.
    """

    def __init__(self, comparison: PlanComparison, keys: Mapping[Item, ItemKey], maker: RecordMaker) -> None:
        self._last, self._this, self._changes = comparison.last, comparison.this, comparison.changes
        self._keys = keys
        self._maker = maker
        self._new: dict[ItemKey, PackedExcerpt] = {}

    def get(self, item: Item) -> CachedExcerpt | None:
        """The last render of an item's excerpt, if it is up to date."""
        packed = self._up_to_date(self._keys.get(item, _NO_KEY))
        if packed is None:
            return None
        dependencies, text = packed
        table = self._last.table
        recorded = (reads.dependency_id(*table.name(number)) for number in table.ungrouped(dependencies))
        return CachedExcerpt(partial(self._this.blobs.get, Blob(*text)), frozenset(recorded))

    def put(self, item: Item, text: Callable[[], str], dependencies: Iterable[int]) -> None:
        """Take a render of an item's excerpt, unless its last one is up to date.

        Raises:
            Damaged: the disk does not take it.
        """
        key = self._keys[item]
        if self._up_to_date(key) is None:
            source = reads.dependency_id(key[0], "excerpt")
            read = self._maker.packed([source, *dependencies])
            self._new[key] = packed_excerpt(read, self._this.blobs.put(Text(text())))

    def for_next_build(self) -> Excerpts:
        """The excerpts of the items of this build that are up to date."""
        return {**up_to_date(self._last.excerpts, frozenset(self._this.order), self._changes.numbers), **self._new}

    def _up_to_date(self, key: ItemKey) -> PackedExcerpt | None:
        packed = self._last.excerpts.get(key)
        return None if packed is None or meets(packed[0], self._changes.numbers) else packed
