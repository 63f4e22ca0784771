"""The contents of a site: everything that its source and its theme hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.collection import Collection
from ..model.document import Document
from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.static_file import StaticFile
from .parsed_files import ParsedFiles


class Contents:
    """Everything that was read from the source and the theme.

    Args:
        layouts: by name; a site's own layout hides the theme's.
        pages: the pages.
        static_files: the static files.
        collections: by label, in the order of the configuration.
        data: the data files.
        unpublished: items with ``published: false``, and posts dated after the build.
        left_out: items that plugins have left out after they were read, such as those in another language.
        decided: whether documents are written, where a plugin has decided that.
        parsed: the files with front matter, by their paths below the source.
        is_doubtful: whether warnings of reading depend on texts of any file.
    """

    def __init__(
        self,
        layouts: dict[str, Layout],
        pages: list[Page],
        static_files: list[StaticFile],
        collections: dict[str, Collection],
        data: dict[str, object],
        unpublished: list[Item] | None = None,
        left_out: list[Item] | None = None,
        decided: dict[Document, bool] | None = None,
        parsed: ParsedFiles | None = None,
        *,
        is_doubtful: bool = False,
    ) -> None:
        self.layouts = layouts
        self.pages = pages
        self.static_files = static_files
        self.collections = collections
        self.data = data
        self.unpublished = [] if unpublished is None else unpublished
        self.left_out = [] if left_out is None else left_out
        self.decided = {} if decided is None else decided
        self.parsed = ParsedFiles() if parsed is None else parsed
        self.is_doubtful = is_doubtful

    def items(self) -> Iterator[Item]:
        """The pages, then the documents of each collection."""
        yield from self.pages
        for collection in self.collections.values():
            yield from collection.docs
