"""The contents of a site: everything that its source and its theme hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.collection import Collection
from ..model.document import Document
from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.static_file import StaticFile
from .parsed_files import ParsedFiles


@dataclass(slots=True)
class Contents:
    """Everything that was read from the source and the theme."""

    layouts: dict[str, Layout]
    """By name; a site's own layout hides the theme's."""
    pages: list[Page]
    static_files: list[StaticFile]
    collections: dict[str, Collection]
    """By label, in the order of the configuration."""
    data: dict[str, object]
    unpublished: list[Item] = field(default_factory=list)
    """Items with ``published: false``, and posts dated after the build."""
    left_out: list[Item] = field(default_factory=list)
    """Items that plugins have left out after they were read, such as those in another language."""
    decided: dict[Document, bool] = field(default_factory=dict)
    """Whether documents are written, where a plugin has decided that."""
    parsed: ParsedFiles = field(default_factory=ParsedFiles, repr=False)
    """The files with front matter, by their paths below the source."""

    is_doubtful: bool = False
    """Whether warnings of reading depend on texts of any file."""

    def items(self) -> Iterator[Item]:
        """The pages, then the documents of each collection."""
        yield from self.pages
        for collection in self.collections.values():
            yield from collection.docs
