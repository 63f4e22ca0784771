"""The texts of items and excerpts as templates can read them while one item of a plan is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..drops import MappedSheets
from ..lazy.tuples import NamedTuple
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..plan import Plan
from ..tracking import reads
from .excerpts import Excerpts
from .layout_chains import LayoutChains
from .order import IN_PLAN_ORDER, OrderObserver
from .rendered_texts import RenderedTexts
from .source_maps import SourceMaps


class _Turn(NamedTuple):
    """The item or excerpt that is being rendered, and the observer of its render."""

    current: Item | Excerpt | None
    observer: OrderObserver
    sheets: int = 0
    """The number of style sheets with a source map before the item."""
    is_in_layout: bool = False
    """Whether it has been placed in its first layout."""


class RendersSoFar:
    """The renders up to the item that is being rendered, as drops ask for them (`drops.Renders`).

    Args:
        plan: the plan of the items.
        texts: has the rendered texts.
        excerpts: renders excerpts.
        layouts: the layouts of the items.
        source_maps: the style sheets with a source map.
    """

    def __init__(
        self, plan: Plan, texts: RenderedTexts, excerpts: Excerpts, layouts: LayoutChains, source_maps: SourceMaps
    ) -> None:
        self._plan = plan
        self._texts = texts
        self._excerpts = excerpts
        self._layouts = layouts
        self._source_maps = source_maps
        self._turn = _Turn(None, IN_PLAN_ORDER)

    def begin(self, item: Item, observer: OrderObserver) -> int:
        """Begin the render of an item; the number of style sheets with a source map before it.

        Args:
            item: the item.
            observer: told where its render depends on the order of rendering.
        """
        self._turn = _Turn(item, observer, self._source_maps.before(item))
        return self._turn.sheets

    @contextmanager
    def within(self, excerpt: Excerpt) -> Iterator[None]:
        """Render an excerpt in the block, while the render of an item waits for it."""
        outer, self._turn = self._turn, self._turn._replace(current=excerpt)
        try:
            yield
        finally:
            self._turn = outer

    def enter_layout(self, depth: int) -> None:
        """The current item is about to be placed in a layout, with so many layouts inside."""
        self._turn = self._turn._replace(is_in_layout=depth > 0)

    @property
    def current(self) -> Item | Excerpt | None:
        """The item or the excerpt that is being rendered."""
        return self._turn.current

    def content(self, item: Item) -> str:
        """The converted content, or the source before the item was converted."""
        known = self._texts.content(item)
        if known is None:
            self._turn.observer.not_rendered(item)
            return item.content
        return known

    def output(self, item: Item) -> str | None:
        """The content in its layouts, None if the item is not rendered yet."""
        known = self._texts.output(item)
        if known is None:
            self._turn.observer.not_rendered(item)
        return known

    def excerpt(self, excerpt: Excerpt) -> str:
        """The converted excerpt, rendered when it is first read.

        Raises:
            JekyllError: it reads itself.
        """
        known = self._excerpts.get(excerpt)
        self._turn.observer.excerpt_read(excerpt, known.dependencies)
        reads.record_all(known.dependencies)
        return self._texts.text(known.text)

    def is_dated(self, document: Document) -> bool:
        """Whether Jekyll 3 has dated an undated document of a collection: when it has placed it in its first layout."""
        is_placed = self._turn.is_in_layout if self.current is document else self._is_past(document)
        has_layout = document.places_in_layout and self._layouts.has(document)
        return is_placed and has_layout and document.collection.is_written and not self._plan.config.flag("future")

    def mapped_sheets(self) -> MappedSheets:
        """The style sheets with a source map, and how many of them come before the current item in the plan."""
        return MappedSheets(self._source_maps.sheets, self._turn.sheets)

    def _is_past(self, document: Document) -> bool:
        """Whether a document comes before the current item in the plan."""
        current, positions = self.current, self._plan.rendered.positions
        now = 0 if current is None or isinstance(current, Excerpt) else positions.get(current, 0)
        return positions.get(document, len(positions)) < now
