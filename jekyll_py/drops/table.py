"""The drops of a site: one for each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar
from weakref import WeakValueDictionary

from ..model.collection import Collection
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan
from .base import ANY, EveryField, Fields, RecordedDrop
from .document import DocumentDrop, ExcerptDrop
from .factory import Renders
from .files import CollectionDrop, StaticFileDrop
from .late_changes import LateChanges
from .listing import Listing
from .page import CurrentPageDrop, PageDrop
from .site import SiteDrop

Kind = TypeVar("Kind", bound=RecordedDrop)


def with_fields(kind: type[Kind], added: Mapping[str, Fields], name: str = "") -> type[Kind]:
    """A class of drops with the fields that plugins add to it, or to the one that is named; itself without such."""
    fields = added.get(name or kind.__name__)
    if not fields:
        return kind
    every = fields.get(ANY)
    all_fields = {**kind.FIELDS, **fields} if every is None else EveryField(every, kind.FIELDS)
    return type(kind.__name__, (kind,), {"FIELDS": all_fields, "__slots__": ()})


class DropTable:
    """Creates the drops of a site's items on demand, each once (`DropFactory`).

    Args:
        plan: the planned site.
        renders: access to rendered content.
        source_root: absolute path of the source.
        added: fields that plugins add to drops, by the name of the class.
    """

    def __init__(
        self, plan: Plan, renders: Renders, source_root: str, added: Mapping[str, Fields] | None = None
    ) -> None:
        self.plan = plan
        self.renders = renders
        self.source_root = source_root
        self.late_changes = LateChanges()
        self._drops: dict[object, RecordedDrop] = {}
        self._hashes = WeakValueDictionary[Page, CurrentPageDrop]()
        added = added or {}
        self._page = with_fields(PageDrop, added)
        self._current_page = with_fields(CurrentPageDrop, added, "PageDrop")
        self._document = with_fields(DocumentDrop, added)
        self._static_file = with_fields(StaticFileDrop, added)
        self._collection = with_fields(CollectionDrop, added)
        self.site = with_fields(SiteDrop, added)(self)

    def page(self, page: Page) -> PageDrop:
        """The drop of a page."""
        drop = self._drops.get(page)
        if not isinstance(drop, PageDrop):
            drop = self._drops[page] = self._page(page, self)
        return drop

    def document(self, document: Document) -> DocumentDrop:
        """The drop of a document."""
        drop = self._drops.get(document)
        if not isinstance(drop, DocumentDrop):
            drop = self._drops[document] = self._document(document, self)
        return drop

    def item(self, item: Item) -> PageDrop | DocumentDrop:
        """The drop of a page or a document."""
        if isinstance(item, Document):
            return self.document(item)
        assert isinstance(item, Page)
        return self.page(item)

    def current(self, item: Item) -> PageDrop | DocumentDrop:
        """The value of ``page`` while a page or a document is rendered."""
        if isinstance(item, Document):
            return self.document(item)
        assert isinstance(item, Page)
        drop = self._hashes[item] = self._current_page(self.page(item))
        return drop

    def page_hash(self, page: Page) -> PageDrop:
        """The value of ``page`` in the render of a page that is under way; a new one if there is none."""
        known = self._hashes.get(page)
        return self._current_page(self.page(page)) if known is None else known

    def excerpt(self, excerpt: Excerpt) -> PageDrop | DocumentDrop:
        """The value of ``page`` while an excerpt is rendered."""
        if isinstance(excerpt.item, Document):
            return ExcerptDrop(excerpt, excerpt.item, self)
        return self.item(excerpt.item)

    def collection(self, collection: Collection) -> CollectionDrop:
        """The drop of a collection."""
        return self._collection(collection, self)

    def all(self, items: Iterable[Item | StaticFile]) -> Listing:
        """The drops of several items, in order."""
        return Listing(self._file(item) if isinstance(item, StaticFile) else self.item(item) for item in items)

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

    def _file(self, file: StaticFile) -> RecordedDrop:
        drop = self._drops.get(file)
        if drop is None:
            drop = self._drops[file] = self._static_file(file)
        return drop
