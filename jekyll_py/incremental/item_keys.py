"""The keys of the items of a build in its snapshot, found by their positions: no item is looked at for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.item import Item, ItemKey
from ..model.planned_items import RenderedItems


class ItemKeys(Mapping[Item, ItemKey]):
    """The key of each item.

    Args:
        items: the items.
        order: their keys.
    """

    def __init__(self, items: RenderedItems, order: Sequence[ItemKey]) -> None:
        self._items = items
        self._order = order

    def __getitem__(self, item: Item) -> ItemKey:
        return self._order[self._items.positions[item]]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
