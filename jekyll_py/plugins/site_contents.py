"""The contents of a site, as generators and hooks see and change them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..config.cache_folder import cache_folder, is_kept
from ..config.configuration import Configuration
from ..diagnostics import Diagnostics
from ..disk.source import Source
from ..disk.text import decode
from ..errors import SettingError

if TYPE_CHECKING:
    from ..converters.conversions import Conversions
    from ..model.collection import Collection
    from ..model.conventions import Conventions
    from ..model.document import Document
    from ..model.edition import Edition
    from ..model.item import Item
    from ..model.layout import Layout
    from ..model.page import Page
    from ..model.static_file import StaticFile
    from ..read.contents import Contents
    from ..read.reader import Reader
    from ..themes.theme import Theme
    from .edition_state import EditionState
    from .hooks import Hooks
    from .registry import Plugins


class SiteContents:
    """The pages, documents and files of one build, and the addresses and texts that the configuration makes of them.

    `jekyll_py.site.Site` derives from it. Modules that one method needs are imported in it: a build that has nothing to
    do calls none of these methods.
    """

    config: Configuration
    """The configuration, with the settings of the edition that is built."""
    edition: Edition
    """The edition that is built."""
    source: Source
    theme: Theme | None
    """Its theme, if it has one."""
    conversions: Conversions
    conventions: Conventions
    diagnostics: Diagnostics
    time: datetime
    """``site.time``."""
    contents: Contents
    """Everything that was read."""
    include_folders: Sequence[str] = ()
    """The absolute paths of the folders of includes where plugins in Ruby have others than the site's and the
    theme's."""
    variables: dict[str, object]
    """Keys that generators add to ``site`` for templates."""
    plugin_data: dict[str, Any]
    """Values that plugins keep between their hooks, tags and filters, under keys of their own, as long as there is the
    site: through all its editions and builds."""
    plugins: Plugins
    hooks: Hooks
    reader: Reader
    """Reads the source tree."""

    def state(self) -> EditionState:
        """The state of the edition that is built, to go on with it after another one (`restore`)."""
        from .edition_state import EditionState

        return EditionState(
            self.edition,
            self.config,
            self.time,
            self.diagnostics,
            self.conversions,
            self.conventions,
            self.contents,
            self.variables,
            self.reader,
        )

    def restore(self, state: EditionState) -> None:
        """Go on with an edition."""
        self.edition, self.config, self.time = state.edition, state.config, state.time
        self.diagnostics = state.diagnostics
        self.conversions, self.conventions = state.conversions, state.conventions
        self.contents, self.variables, self.reader = state.contents, state.variables, state.reader

    @property
    def cache_folder(self) -> str | None:
        """The folder in which plugins may keep files for later builds; None where nothing is kept.

        Raises:
            JekyllError: the configuration names a folder that is none for that.
        """
        return cache_folder(self.config).path if is_kept(self.config) else None

    @property
    def pages(self) -> list[Page]:
        """The pages; generators may add to them."""
        return self.contents.pages

    @property
    def static_files(self) -> list[StaticFile]:
        """The static files; generators may add to them."""
        return self.contents.static_files

    @property
    def listed_files(self) -> list[StaticFile]:
        """The static files that Jekyll's ``site.static_files`` has: before Jekyll 4.3 not those of collections."""
        return [file for file in self.contents.static_files if file.is_listed]

    @property
    def layouts(self) -> dict[str, Layout]:
        """The layouts by name."""
        return self.contents.layouts

    @property
    def collections(self) -> dict[str, Collection]:
        """The collections by label, ``posts`` among them."""
        return self.contents.collections

    @property
    def unpublished(self) -> Sequence[Item]:
        """Items that were read and are not published, because of their front matter or their date."""
        return self.contents.unpublished

    @property
    def data(self) -> dict[str, object]:
        """The data files."""
        return self.contents.data

    def items(self, documents: Iterable[Document]) -> list[Item]:
        """The pages and these documents."""
        return [*self.pages, *documents]

    def documents(self) -> list[Document]:
        """The documents of every collection."""
        return [document for collection in self.collections.values() for document in collection.docs]

    def newest_posts(self) -> list[Document]:
        """The posts, newest first."""
        from ..model.document_order import in_order

        return in_order(self.collections["posts"].docs, newest_first=True)

    def docs_to_write(self) -> list[Document]:
        """The documents that become files. Jekyll 3 compares their dates with the time, which dates undated ones."""
        from ..model.publisher import Publisher

        publisher = Publisher(self.config, self.time, self.diagnostics)
        found = [doc for doc in self.documents() if doc.collection.is_written and publisher.writes(doc)]
        for document in found:
            if document.has_no_date and not self.config.flag("future"):
                document.store_date()
        return found

    def new_page(
        self,
        directory: str,
        name: str,
        data: Mapping[str, object] | None = None,
        content: str = "",
        *,
        file: str | None = None,
    ) -> Page:
        """A page that was not read as one; add it to `pages` to have it written.

        Args:
            directory: the folder of its path, ``""`` or with a leading slash.
            name: its file name.
            data: its front matter.
            content: its source.
            file: absolute path of the file it comes from, if there is one.
        """
        from ..model.page import Page

        return Page(self.conventions, directory, name, data, content, file=file)

    def read_page(self, directory: str, name: str) -> Page | None:
        """The page that a file becomes, None when there is no such file; it is not added to `pages`.

        Args:
            directory: the folder, ``""`` or with a leading slash.
            name: the file name.

        Raises:
            JekyllError: the file cannot be read.
        """
        return self.reader.read_page(directory, name)

    def read_posts(self, directory: str) -> None:
        """Add the posts below a folder that is not read because of its name, such as ``_i18n/en``.

        Raises:
            JekyllError: one of them cannot be read.
        """
        self.post_init(self.reader.read_posts(f"/{directory}"))
        self.limit_posts()

    def read_text(self, file: StaticFile) -> str:
        """The text of a static file.

        Raises:
            JekyllError: it cannot be read or is not text in the site's encoding.
        """
        path = self.source.relative(file.file)
        return decode(self.source.read(path), path, self.config.text("encoding"))

    def is_markdown(self, item: Item | StaticFile) -> bool:
        """Whether the Markdown converter takes the file."""
        from ..converters.markdown import MarkdownConverter
        from ..model.static_file import StaticFile

        extension = item.extname if isinstance(item, StaticFile) else item.ext
        return self.conversions.of_kind(MarkdownConverter).matches(extension)

    def convert_markdown(self, text: str) -> str:
        """Markdown as HTML, as the site converts it."""
        from ..converters.markdown import MarkdownConverter

        return self.conversions.of_kind(MarkdownConverter).convert(text)

    def relative_url(self, url: str) -> str:
        """A URL below the site's ``baseurl``."""
        from ..filters.url import under_baseurl

        return under_baseurl(self.config.text("baseurl"), url)

    def absolute_url(self, url: str) -> str:
        """A URL below the site's ``url`` and ``baseurl``; an absolute one stays as it is."""
        from ..compat.addressable.normalization import normalize
        from ..compat.addressable.url import has_scheme

        if has_scheme(url):
            return url
        host = self.config.text("url")
        return normalize(host + self.relative_url(url)) if host else self.relative_url(url)

    def matches_glob(self, patterns: list[object], path: str) -> bool:
        """Whether one of several globs matches a path of the source or begins it."""
        from ..read.entry_filter import Patterns

        return Patterns([each for each in patterns if isinstance(each, str)], self.source.root).match(path)

    def limit_posts(self) -> None:
        """Leave out all but the last posts, if there is a limit."""
        limit = self.config["limit_posts"]
        if not isinstance(limit, int) or limit < 0:
            hint = "write limit_posts: 10, or leave it out for all"
            raise SettingError("limit_posts must be a non-negative number", "limit_posts", hint=hint)
        posts = self.contents.collections["posts"]
        if limit:
            posts.docs = posts.docs[-limit:]

    def post_init(self, items: Iterable[Item]) -> None:
        """Call the hooks ``post_init`` of items."""
        for item in items:
            for owner in item.hook_owners:
                self.hooks.trigger(owner, "post_init", item)
