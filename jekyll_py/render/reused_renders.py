"""The renders of the last build that templates can read at a point of this build."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..model.excerpt import Excerpt
from ..model.item import Item
from ..plan import Plan
from .cache import CacheTransaction
from .no_cache import NoCache
from .rendered_texts import CachedExcerpt, CachedRender


class ReusedRenders:
    """The last renders of the items of a plan that are used again, up to the item whose turn it is.

    In Jekyll the content of an item is Markdown until it is rendered, so that an item's last render must not be seen
    before its turn.

    Args:
        plan: the plan.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cache: CacheTransaction = NoCache(plan)
        self._used: dict[Item, CachedRender] = {}
        self.turn = 0
        """The position of the item whose turn it is."""

    def begin(self, cache: CacheTransaction) -> None:
        """Begin the stage; the cache has the last renders of items that are up to date without being looked at."""
        self._cache = cache

    def add(self, item: Item, render: CachedRender) -> None:
        """The last render of an item is used, as its turn has come."""
        self._used[item] = render

    def get(self, item: Item) -> CachedRender | None:
        """The last render of an item, if it is used again and the item's turn has come."""
        used = self._used.get(item)
        if used is None and self._untouched.get(item, self.turn) < self.turn:
            return self._cache.get(item)
        return used

    def excerpt(self, excerpt: Excerpt) -> CachedExcerpt | None:
        """The last render of an excerpt, if it is up to date: it is the same whichever item reads it."""
        if excerpt.item.data.get("excerpt") is not excerpt:
            return None
        return self._cache.excerpt(excerpt.item)

    def is_untouched(self, item: Item) -> bool:
        """Whether an item is up to date without being looked at."""
        return item in self._untouched

    @cached_property
    def _untouched(self) -> Mapping[Item, int]:
        """The positions of the items that are up to date without being looked at."""
        items = self._plan.rendered
        left = {*range(len(items))}.difference(self._cache.positions)
        return {items[position]: position for position in left}
