"""Protocols for the render of a site, from which drops get the drops of other items, and rendered content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..lazy.tuples import NamedTuple
from ..model.collection import Collection
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan
from .base import RecordedDrop
from .late_changes import LateChanges
from .listing import Listing


class MappedSheets(NamedTuple):
    """The style sheets that get a source map."""

    all: Sequence[Page]
    """In the order in which they are rendered."""
    before: int
    """The number of those that are rendered before the current item."""


class Renders(Protocol):
    """Access to rendered content: an item's ``content`` is its source before rendering and HTML afterwards."""

    @property
    def current(self) -> Item | Excerpt | None:
        """The item or the excerpt that is being rendered."""

    def is_dated(self, document: Document) -> bool:
        """Whether Jekyll 3 has dated an undated document of a collection by now."""

    def mapped_sheets(self) -> MappedSheets:
        """The style sheets with a source map."""

    def content(self, item: Item) -> str:
        """The converted content of an item, or its source if it has not been rendered."""

    def output(self, item: Item) -> str | None:
        """The content in its layouts, or None if the item has not been rendered."""

    def excerpt(self, excerpt: Excerpt) -> str:
        """The converted excerpt, rendered at its first use."""


class DropFactory(Protocol):
    """Makes the drops that drops have as fields (`DropTable`)."""

    plan: Plan
    """The planned site."""
    renders: Renders
    """Access to rendered content."""
    source_root: str
    """The absolute path of the source."""
    late_changes: LateChanges
    """The changes of items while the site is rendered."""

    def item(self, item: Item) -> RecordedDrop:
        """The drop of a page or a document."""

    def collection(self, collection: Collection) -> RecordedDrop:
        """The drop of a collection."""

    def all(self, items: Iterable[Item | StaticFile]) -> Listing:
        """The drops of several items, in order."""

    def to_drops(self, value: object) -> object:
        """A value of a generator with drops in place of its pages, documents and static files."""
