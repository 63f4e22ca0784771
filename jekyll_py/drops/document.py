"""Drops of documents and their excerpts."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from ..liquid.printing import ruby_to_s
from ..model.document import Document
from ..model.document_order import by_date
from ..model.excerpt import Excerpt
from .base import Fields, RecordedDrop
from .factory import DropFactory
from .item import ItemDrop

NOT_NESTED = frozenset({"content", "output", "excerpt", "next", "previous"})
"""Fields that are left out of the JSON of a neighbour (Jekyll's ``NESTED_OBJECT_FIELD_BLACKLIST``)."""


class DocumentDrop(ItemDrop):
    """The drop of a document: ``page`` while it renders, and each member of ``site.posts`` and of collections."""

    __slots__ = ("document",)
    has_methods = True

    def __init__(self, document: Document, factory: DropFactory) -> None:
        self.document = document
        self.factory = factory

    def __getattr__(self, name: str) -> object:
        """Initialise the drop at its first use: a list has thousands of drops, of which a page reads a few."""
        if name not in ("subject", "front_matter", "fallback", "_known"):
            raise AttributeError(name)
        super().__init__(self.document.relative_path, self.document.data)
        return getattr(self, name)

    def neighbour(self, position: int) -> RecordedDrop | None:
        """The drop of the previous (0) or next (1) document, or None."""
        found = self.factory.plan.neighbours.get(self.document, (None, None))[position]
        return None if found is None else self.factory.item(found)

    def date(self) -> datetime | None:
        """Its date; Jekyll 3 gives an undated document of a collection one only when it has placed it in a layout."""
        if not self.document.has_no_date:
            return self.document.date
        return self.document.date_if_written if self.factory.renders.is_dated(self.document) else None

    def name(self) -> object:
        """The front matter key ``name``; without it the file's name, from Jekyll 4.3 on."""
        return self.fallback.get("name") or (self.document.basename if self._has_name else None)

    def _names(self) -> list[str]:
        """The computed fields, then the keys of the front matter; before Jekyll 4.3 a document has no name."""
        keys = super()._names()
        return keys if self._has_name or "name" in self.fallback else [key for key in keys if key != "name"]

    @property
    def _has_name(self) -> bool:
        return self.document.conventions.jekyll >= (4, 3)

    def excerpt(self) -> str:
        """The rendered excerpt, or the text of the front matter key ``excerpt``."""
        found = self.fallback.get("excerpt")
        return self.factory.renders.excerpt(found) if isinstance(found, Excerpt) else ruby_to_s(found)

    def hash_for_json(self, depth: int = 0) -> dict[str, object]:
        """The drop as a mapping for ``jsonify``; from depth 2 on its neighbours lack the fields in `NOT_NESTED`."""
        values = self.to_dict()
        if depth >= 2:
            for key in ("previous", "next"):
                near = values.get(key)
                if isinstance(near, DocumentDrop):
                    values[key] = {name: near[name] for name in list(near.keys()) if name not in NOT_NESTED}
        return values

    def __lt__(self, other: object) -> bool:
        """The order in which ``sort`` puts documents: by date, then by path."""
        if not isinstance(other, DocumentDrop):
            return NotImplemented
        self.note("date")
        other.note("date")
        return by_date(self.document, other.document) < 0

    def __str__(self) -> str:
        self.note("output")
        return self.factory.renders.output(self.document) or self.factory.renders.content(self.document)

    def member_inspect(self) -> str:
        self.note("relative_path")
        return f"#<Jekyll::Document {self.document.relative_path} collection={self.document.collection.label}>"

    # The order of the keys in Jekyll's JSON, which is that of Ruby's method table.
    FIELDS: ClassVar[Fields] = {
        "name": lambda self: self.name(),
        "id": lambda self: self.document.id,
        "next": lambda self: self.neighbour(1),
        "previous": lambda self: self.neighbour(0),
        "relative_path": lambda self: self.document.relative_path,
        "content": lambda self: self.factory.renders.content(self.document),
        "excerpt": lambda self: self.excerpt(),
        "output": lambda self: self.factory.renders.output(self.document),
        "title": lambda self: self.fallback.get("title"),
        "categories": lambda self: self.fallback.get("categories"),
        "path": lambda self: self.document.relative_path,
        "url": lambda self: self.document.url,
        "date": lambda self: self.date(),
        "tags": lambda self: self.fallback.get("tags"),
        "collection": lambda self: self.document.collection.label,
    }


# Some of these keys are in DocumentDrop.FIELDS too, where they keep their position.
_OF_EXCERPTS: Fields = {
    "excerpt": lambda _: None,
    "id": lambda self: f"{self.document.id}#excerpt",
    "relative_path": lambda self: self.source.relative_path,
    "content": lambda self: self.source.content,
    "output": lambda self: self.factory.renders.excerpt(self.source),
    "path": lambda self: self.source.relative_path,
}


class ExcerptDrop(DocumentDrop):
    """The drop of an excerpt: ``page`` while it renders. Its fields are those of its document, without an excerpt."""

    __slots__ = ("source",)

    def __init__(self, source: Excerpt, document: Document, factory: DropFactory) -> None:
        super().__init__(document, factory)
        self.source = source
        values = {key: value for key, value in document.data.items() if key not in ("layout", "excerpt")}
        ItemDrop.__init__(self, document.relative_path, values)

    FIELDS: ClassVar[Fields] = {
        "name": DocumentDrop.FIELDS["name"],
        "date": DocumentDrop.FIELDS["date"],
        "excerpt": DocumentDrop.FIELDS["excerpt"],
        "layout": lambda self: self.document.data["layout"],
        **DocumentDrop.FIELDS,
        **_OF_EXCERPTS,
    }
