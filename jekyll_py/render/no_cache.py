"""The cache of a build of which nothing is kept: every item is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from ..model.item import Item
from ..plan import Plan
from ..reuse import CachedInclude
from .cache import NewRender
from .layers import CachedLayer
from .rendered_texts import CachedExcerpt, CachedRender


class NoCache:
    """The transaction (`cache.CacheTransaction`) of such a build: it has no renders, and keeps none.

    Args:
        plan: the plan of the build.
    """

    outputs: Set[str] | None = None
    keys: Mapping[Item, tuple[str, str]] = {}
    may_divide = False
    """A render that mixes what several pages have left in Ruby is found by the recorded dependencies only."""

    def __init__(self, plan: Plan) -> None:
        self.positions = range(len(plan.rendered))
        """Those of all items."""

    def untouched_files(self) -> Iterable[str]:
        """No file: every item is looked at."""
        return ()

    def confirm(self, go_on: Callable[[], None]) -> None:
        """Compare nothing."""

    def get(self, _item: Item) -> CachedRender | None:
        """No render."""
        return None

    def explain(self, item: Item) -> None:
        """Tell nothing."""

    def layer(self, _item: Item) -> CachedLayer | None:
        """No layer."""
        return None

    def layer_at(self, _item: Item, _depth: int) -> CachedLayer | None:
        """No layer."""
        return None

    def settled_layer(self, _item: Item) -> CachedLayer | None:
        """No layer."""
        return None

    def put(self, item: Item, render: NewRender) -> None:
        """Drop a render."""

    def divide(self) -> None:
        """Note nothing."""

    def excerpt(self, _item: Item) -> CachedExcerpt | None:
        """No excerpt."""
        return None

    def put_excerpt(self, item: Item, text: Callable[[], str], dependencies: Iterable[int]) -> None:
        """Drop a render of an excerpt."""

    def includes(self, _code: str) -> Iterable[CachedInclude]:
        """No render of an include."""
        return ()

    def put_include(self, code: str, text: str, dependencies: Iterable[int]) -> None:
        """Drop a render of an include."""

    def fields_read(self, _subject: str) -> Sequence[str] | None:
        """None: nothing is recorded."""
        return None

    def prepare(self) -> None:
        """Make nothing."""

    def commit(self, written: Set[str], removed: Set[str]) -> None:
        """Keep nothing."""
