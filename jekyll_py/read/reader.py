"""The read stage: a source tree becomes layouts, pages, documents, static files and data."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import datetime
from functools import cached_property

from ..config.cache_folder import cache_path
from ..config.configuration import Configuration
from ..diagnostics import Diagnostics, Failures
from ..disk.source import Source
from ..errors import JekyllError
from ..mistakes.folder_names import misnamed_folder
from ..model.collection import configured_collections
from ..model.conventions import Conventions
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.publisher import Publisher
from ..themes.theme import Theme
from .collections import CollectionReader
from .contents import Contents
from .context import ReadContext
from .data import read_data
from .entry_filter import EntryFilter
from .files import FileReader
from .items import ItemReader
from .kept_items import KeptItems, nothing_kept
from .layouts import LayoutReader
from .parsed_files import ParsedFiles
from .posts import PostReader
from .silent_mistakes import SilentMistakes
from .theme_files import ThemeReader


class Reader:
    """Reads a site once.

    Args:
        config: the configuration.
        source: the site's folder.
        theme: the theme, if there is one.
        conventions: the settings of the site that apply to every item.
        now: the time of the build.
        diagnostics: takes the warnings.
        parsed: the files that this process has parsed before.
        on_excluded: called with the path of each entry that ``exclude`` leaves out.
        kept: the items of an earlier build that need not be read again.
    """

    def __init__(
        self,
        config: Configuration,
        source: Source,
        theme: Theme | None,
        conventions: Conventions,
        now: datetime,
        diagnostics: Diagnostics,
        parsed: ParsedFiles,
        on_excluded: Callable[[str], None] | None = None,
        kept: KeptItems | None = None,
    ) -> None:
        self.source = source
        self.items = ItemReader(config, conventions, now, diagnostics, parsed)
        collections_dir = str(config["collections_dir"] or "").strip("/")
        collections = configured_collections(config["collections"], conventions.permalink_style, collections_dir)
        self._context = ReadContext(
            config,
            source,
            conventions,
            EntryFilter.from_config(config, source.root, on_excluded),
            self.items,
            nothing_kept(conventions, now) if kept is None else kept,
            Publisher(config, now, diagnostics),
            diagnostics,
            Failures(),
            Contents({}, [], [], collections, {}, parsed=parsed),
        )
        self._files = FileReader(self._context)
        self._posts = PostReader(self._context, config.text("collections_dir"))
        self._theme = None if theme is None else ThemeReader(theme, source.of(theme.root), self._context, self._files)
        self._written = {config.destination, cache_path(config)}
        """Folders that builds write to."""

    def read(self) -> Contents:
        """Read everything, in Jekyll's order.

        Raises:
            JekyllError: a file cannot be read or is malformed; several such files are named together.
        """
        contents, failures = self._context.contents, self._context.failures
        self._read_layouts()
        self._read_directory("")
        self._read_included_files()
        self._sort()
        CollectionReader(self._context, self._files).read()
        if self._theme is not None:
            self._theme.read_files()
        contents.data = self._data(failures, contents.layouts)
        failures.raise_any()
        self._report_mistakes()
        return contents

    def read_page(self, directory: str, name: str) -> Page | None:
        """The page that a file of the source becomes; None when there is no such file.

        Raises:
            JekyllError: it cannot be read.
        """
        path = posixpath.join(directory, name)
        if not self.source.is_file(path):
            return None
        return self.items.page(self.source, directory, name, self.source.read(path))

    def read_posts(self, directory: str) -> list[Document]:
        """Add the posts below a folder that `read` does not enter.

        Raises:
            JekyllError: one of them cannot be read.
        """
        posts = self._context.contents.collections["posts"]
        before = set(posts.docs)
        self._posts.read(directory)
        posts.sort(self._context.diagnostics)
        return [document for document in posts.docs if document not in before]

    def is_post(self, path: str) -> bool | None:
        """Whether a new file in a folder of posts becomes one of the posts; None if its name has to be warned of."""
        return self._posts.takes(path)

    def read_post(self, path: str) -> Document | None:
        """The post that a file becomes; None if it is not published, or if reading it gives a warning.

        Args:
            path: the path of a file that is known to become a post.

        Raises:
            JekyllError: it cannot be read.
        """
        before = len(self.diagnostics), len(self.items.doubtful_keys)
        post = self.items.document(self.source, self._context.contents.collections["posts"], path)
        excerpt = post.data.get("excerpt")
        if not self._context.publisher.publishes(post) or (isinstance(excerpt, Excerpt) and excerpt.closed):
            return None
        return post if (len(self.diagnostics), len(self.items.doubtful_keys)) == before else None

    @property
    def diagnostics(self) -> Diagnostics:
        """Takes the warnings."""
        return self._context.diagnostics

    def read_data(self, layouts: Mapping[str, Layout]) -> dict[str, object]:
        """The data files of the site and of its theme.

        Args:
            layouts: those of the last build, by name.

        Raises:
            JekyllError: a file is malformed; several such files are named together.
        """
        failures = Failures()
        data = self._data(failures, layouts)
        failures.raise_any()
        return data

    def _data(self, failures: Failures, layouts: Mapping[str, Layout]) -> dict[str, object]:
        config = self._context.config
        data = read_data(self.source, str(config["data_dir"]), config, failures, self._context.warn)
        return data if self._theme is None else self._theme.data_with(data, layouts, failures)

    def _read_layouts(self) -> None:
        context = self._context
        is_strict = context.config.flag("strict_front_matter")
        reader = LayoutReader(context.filter, context.diagnostics, context.failures, is_strict=is_strict)
        reader.read(self.source, str(context.config["layouts_dir"]), self.items.parse, replace=True)
        if self._theme is not None:
            self._theme.read_layouts(reader)
        context.contents.layouts = reader.layouts

    def _read_directory(self, directory: str) -> None:
        """Read one folder; ``directory`` is ``""`` or begins with a slash, as in Jekyll."""
        found = self.source.entries(directory)
        entries = [entry for entry in found if self._context.filter.accepts(entry[0], directory)]
        if len(entries) < len(found):
            self._report_folders(directory, {name for name, is_directory in found if is_directory} - {*dict(entries)})
        self._posts.read(directory)
        for name, is_directory in entries:
            if is_directory and self.source.absolute(f"{directory}/{name}") not in self._written:
                self._read_directory(f"{directory}/{name}")
        for name, is_directory in entries:
            if not is_directory:
                with self._context.failures.collecting():
                    self._files.read(self.source, directory, name)

    def _report_folders(self, directory: str, names: Iterable[str]) -> None:
        """Warn of folders that are left out and whose names are almost those of folders that are read."""
        for name in sorted(names):
            error = misnamed_folder(f"{directory}/{name}".lstrip("/"), name, self._folder_names)
            if error is not None and not self._context.filter.is_excluded(name, directory):
                self._context.warn(error)

    @cached_property
    def _folder_names(self) -> Set[str]:
        config = self._context.config
        keys = ("layouts_dir", "includes_dir", "data_dir", "plugins_dir")
        named = [str(config[key]) for key in keys] + [str(config.mapping("sass").get("sass_dir") or "_sass")]
        return {"_posts", "_drafts", *named, *(f"_{label}" for label in self._context.contents.collections)}

    def _read_included_files(self) -> None:
        """Files that ``include:`` names but no walk reached, such as ``_redirects``."""
        include, contents = self._context.config["include"], self._context.contents
        known = {page.relative_path for page in contents.pages}
        known |= {file.relative_path.lstrip("/") for file in contents.static_files}
        for entry in include if isinstance(include, list) else []:
            path = posixpath.normpath("/" + str(entry)).lstrip("/")
            if path not in known and self.source.is_file(path):
                directory, _, name = path.rpartition("/")
                self._files.read(self.source, f"/{directory}" if directory else "", name)

    def _sort(self) -> None:
        contents = self._context.contents
        contents.pages.sort(key=lambda page: page.name)  # those of one name as they were read, folders first
        contents.static_files.sort(key=lambda file: file.relative_path)

    def _report_mistakes(self) -> None:
        context, theme = self._context, None if self._theme is None else self._theme.source
        for item in context.contents.items():
            excerpt = item.data.get("excerpt")
            if isinstance(excerpt, Excerpt) and excerpt.closed:
                context.diagnostics.add("Warning:", _modified(item))
        mistakes = SilentMistakes(context.contents, context.config, self.source, theme)
        mistakes.report(self.items.doubtful_keys, context.diagnostics)


def _modified(item: Item) -> JekyllError:
    return JekyllError(
        f"Excerpt modified in {item.relative_path}!",
        path=item.relative_path,
        hint="a Liquid block holds the excerpt separator and was closed; set `excerpt` or `excerpt_separator`",
    )
