"""The table of all drops of a site: one drop for each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan
from ..tracking.kinds import DATA, VARIABLE
from .base import RecordedDrop
from .files import CollectionDrop, StaticFileDrop
from .item import DocumentDrop, ExcerptDrop, PageDrop
from .listing import Listing
from .mapping import RecordedMapping
from .site import SiteDrop


class Renders(Protocol):
    """Access to rendered content: an item's ``content`` is its source before rendering and HTML afterwards."""

    @property
    def current(self) -> Item | Excerpt | None:
        """The item or the excerpt that is being rendered."""

    def content(self, item: Item) -> str:
        """The converted content of an item, or its source if it has not been rendered."""

    def output(self, item: Item) -> str | None:
        """The content in its layouts, or None if the item has not been rendered."""

    def excerpt(self, excerpt: Excerpt) -> str:
        """The converted excerpt, rendered at its first use."""


class DropTable:
    """Creates the drops of a site's items on demand, each once.

    Args:
        plan: the planned site.
        renders: access to rendered content.
        source_root: absolute path of the source.
    """

    def __init__(self, plan: Plan, renders: Renders, source_root: str) -> None:
        self.plan = plan
        self.renders = renders
        self.source_root = source_root
        self._drops: dict[object, RecordedDrop] = {}
        self.site = SiteDrop(self)
        self.data = RecordedMapping(DATA, plan.data)
        """``site.data``; each data file is a dependency of its own."""

    def page(self, page: Page) -> PageDrop:
        """The drop of a page."""
        drop = self._drops.get(page)
        if not isinstance(drop, PageDrop):
            drop = self._drops[page] = PageDrop(page, self)
        return drop

    def document(self, document: Document) -> DocumentDrop:
        """The drop of a document."""
        drop = self._drops.get(document)
        if not isinstance(drop, DocumentDrop):
            drop = self._drops[document] = DocumentDrop(document, self)
        return drop

    def item(self, item: Item) -> PageDrop | DocumentDrop:
        """The drop of a page or a document."""
        if isinstance(item, Document):
            return self.document(item)
        assert isinstance(item, Page)
        return self.page(item)

    def excerpt(self, excerpt: Excerpt) -> PageDrop | DocumentDrop:
        """The value of ``page`` while an excerpt is rendered."""
        if isinstance(excerpt.item, Document):
            return ExcerptDrop(excerpt, excerpt.item, self)
        return self.item(excerpt.item)

    def all(self, items: Iterable[Item | StaticFile]) -> Listing:
        """The drops of several items, in order."""
        return Listing(self._file(item) if isinstance(item, StaticFile) else self.item(item) for item in items)

    def variable(self, name: str) -> object:
        """A variable that a generator added to ``site``; reads of a custom mapping are recorded by key."""
        value = self.plan.variables[name]
        if isinstance(value, Mapping) and not isinstance(value, dict):
            return RecordedMapping(VARIABLE + name, value)
        return self.to_drops(value)

    def to_drops(self, value: object) -> object:
        """Replace the pages, documents and static files in a generator's value by their drops."""
        if isinstance(value, Item):
            return self.item(value)
        if isinstance(value, StaticFile):
            return self._file(value)
        if isinstance(value, list | tuple):
            return [self.to_drops(each) for each in value]
        if isinstance(value, dict):
            return {key: self.to_drops(each) for key, each in value.items()}
        return value

    def groups(self, groups: Mapping[object, tuple[Document, ...]]) -> dict[object, object]:
        """The drops of posts, by tag or category."""
        return {name: self.all(posts) for name, posts in groups.items()}

    def collections(self) -> tuple[CollectionDrop, ...]:
        """The drops of the collections, sorted by label."""
        ordered = sorted(self.plan.collections.values(), key=lambda collection: collection.label)
        return tuple(CollectionDrop(collection, self) for collection in ordered)

    def _file(self, file: StaticFile) -> RecordedDrop:
        drop = self._drops.get(file)
        if drop is None:
            drop = self._drops[file] = StaticFileDrop(file)
        return drop
