"""The rule which items are published: neither those with ``published: false`` nor those dated in the future."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ..diagnostics import Diagnostics
from .document import Document
from .item import Item
from .page import Page


class Publisher:
    """Decides by the configuration's ``future`` and ``unpublished``.

    Args:
        config: the configuration.
        now: the time of the build.
        diagnostics: takes warnings about posts that are left out because of their date.
    """

    def __init__(self, config: Mapping[str, object], now: datetime, diagnostics: Diagnostics) -> None:
        self._future = bool(config["future"])
        self._unpublished = bool(config["unpublished"])
        self._now = int(now.timestamp())
        self._diagnostics = diagnostics

    def publishes_page(self, page: Page) -> bool:
        """Whether a page is part of the site."""
        return self._allowed(page)

    def publishes(self, document: Document) -> bool:
        """Whether a post is part of the site; one in the future is named in a warning."""
        if not self._allowed(document):
            return False
        if not self.is_future(document):
            return True
        self._diagnostics.warn("Skipping:", f"{document.relative_path} has a future date", path=document.relative_path)
        return False

    def writes(self, document: Document) -> bool:
        """Whether a document of a collection with output becomes a file."""
        return self._allowed(document) and not self.is_future(document)

    def is_future(self, document: Document) -> bool:
        """Whether it is dated after the build and the configuration leaves such documents out."""
        if document.has_no_date:
            return False
        return not self._future and int(document.date.timestamp()) > self._now

    def _allowed(self, item: Item) -> bool:
        return self._unpublished or not item.is_marked_unpublished
