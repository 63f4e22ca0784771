"""The read stage: a source tree becomes layouts, pages, documents, static files and data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from functools import cached_property, partial

from ..bibliography.files import FOLDER as BIBLIOGRAPHY
from ..bibliography.files import read_bibliography
from ..config.cache_folder import cache_path
from ..config.configuration import Configuration
from ..config.values import deep_merge
from ..diagnostics import BUILD_WARNING, Diagnostics, Failures
from ..disk.source import Source
from ..errors import JekyllError, UnreadableError
from ..mistakes.folder_names import may_be_undated_post, misnamed_folder, undated_post
from ..mistakes.impossible_dates import doubtful_name
from ..mistakes.late_front_matter import STARTS, late_front_matter
from ..model import front_matter
from ..model.collection import Collection, configured_collections
from ..model.conventions import Conventions
from ..model.document import Document
from ..model.document_data import DATED_NAME, UNDATED_NAME
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.publisher import Publisher
from ..model.static_file import StaticFile
from ..themes.theme import Theme
from .contents import Contents
from .data import read_data
from .entry_filter import EntryFilter, is_hidden
from .items import ItemReader
from .kept_items import KeptItems, nothing_kept
from .layouts import LayoutReader
from .parsed_files import ParsedFiles
from .silent_mistakes import SilentMistakes
from .theme_layouts import is_asked_for, layouts_of
from .theme_pages import WORDS, theme_pages

_DELIMITER = b"---"


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
        self.config = config
        self.source = source
        self.theme = theme
        self.theme_source = None if theme is None else source.of(theme.root)
        self.conventions = conventions
        self.diagnostics = diagnostics
        self.filter = EntryFilter.from_config(config, source.root, on_excluded)
        self.publisher = Publisher(config, now, diagnostics)
        self.collections_dir = str(config["collections_dir"] or "").strip("/")
        style = conventions.permalink_style
        collections = configured_collections(config["collections"], style, self.collections_dir)
        self.contents = Contents({}, [], [], collections, {}, parsed=parsed)
        self.items = ItemReader(config, conventions, now, diagnostics, parsed)
        self._kept = nothing_kept(conventions, now) if kept is None else kept
        self._failures = Failures()
        self._written = {config.destination, cache_path(config)}
        """Folders that builds write to."""

    def read(self) -> Contents:
        """Read everything, in Jekyll's order.

        Raises:
            JekyllError: a file cannot be read or is malformed; several such files are named together.
        """
        self._read_layouts()
        self._read_directory("")
        self._read_included_files()
        self._sort()
        self._read_collections()
        if self._has_theme():
            self._read_theme_assets()
            self._read_theme_pages()
        self.contents.data = self._data(self._failures, self.contents.layouts)
        self._failures.raise_any()
        self._report_excerpts()
        mistakes = SilentMistakes(self.contents, self.config, self.source, self.theme_source)
        mistakes.report(self.items.misspelt, self.diagnostics)
        return self.contents

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
        posts = self.contents.collections["posts"]
        before = set(posts.docs)
        self._read_posts(directory)
        posts.sort(self.diagnostics)
        return [document for document in posts.docs if document not in before]

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

    @property
    def data_folders(self) -> Sequence[str]:
        """The absolute paths of the folders of data files."""
        own = self.source.absolute(str(self.config["data_dir"]))
        if self.theme_source is None:
            return [own]
        return [own, self.source.absolute(BIBLIOGRAPHY), self.theme_source.absolute("_data")]

    def _read_layouts(self) -> None:
        reader = LayoutReader(
            self.filter,
            self.diagnostics,
            self._failures,
            is_strict=self.config.flag("strict_front_matter"),
        )
        reader.read(self.source, str(self.config["layouts_dir"]), self.items.parse, replace=True)
        if self.theme_source is not None and self.theme is not None and self.theme.layouts_path:
            parse = partial(self.items.parse, is_of_theme=True)
            reader.read(self.theme_source, "_layouts", parse, replace=False)
        self.contents.layouts = reader.layouts

    # Pages, posts and static files

    def _read_directory(self, directory: str) -> None:
        """Read one folder; ``directory`` is ``""`` or begins with a slash, as in Jekyll."""
        found = self.source.entries(directory)
        entries = [entry for entry in found if self.filter.accepts(entry[0], directory)]
        if len(entries) < len(found):
            self._report_folders(directory, {name for name, is_directory in found if is_directory} - {*dict(entries)})
        self._read_posts(directory)
        for name, is_directory in entries:
            if is_directory and self.source.absolute(f"{directory}/{name}") not in self._written:
                self._read_directory(f"{directory}/{name}")
        for name, is_directory in entries:
            if not is_directory:
                with self._failures.collecting():
                    self._read_file(self.source, directory, name)

    def _read_file(self, source: Source, directory: str, name: str) -> None:
        path = f"{directory}/{name}"
        kept = self._kept.page(source.absolute(path), path.lstrip("/"))
        content = None if kept is not None else self._page_content(source, path)
        if kept is not None:
            self._add_page(kept)
        elif content is not None:
            self._add_page(self.items.page(source, directory, name, content))
        else:
            self._add_static_file(source, directory, name)

    def _report_folders(self, directory: str, names: Iterable[str]) -> None:
        """Warn of folders that are left out and whose names are almost those of folders that are read."""
        for name in sorted(names):
            error = misnamed_folder(f"{directory}/{name}".lstrip("/"), name, self._folder_names)
            if error is not None and not self.filter.is_excluded(name, directory):
                self.diagnostics.add(BUILD_WARNING, error)

    @cached_property
    def _folder_names(self) -> Set[str]:
        config = self.config
        keys = ("layouts_dir", "includes_dir", "data_dir", "plugins_dir")
        named = [str(config[key]) for key in keys] + [str(config.mapping("sass").get("sass_dir") or "_sass")]
        return {"_posts", "_drafts", *named, *(f"_{label}" for label in self.contents.collections)}

    def _add_static_file(self, source: Source, directory: str, name: str) -> None:
        file = StaticFile(self.conventions, source.absolute(f"{directory}/{name}"), directory, name)
        self.contents.static_files.append(file)

    def _add_page(self, page: Page) -> None:
        if self.publisher.publishes_page(page):
            self.contents.pages.append(page)
        else:
            self.contents.unpublished.append(page)

    def _read_posts(self, directory: str) -> None:
        if self.collections_dir and not directory.startswith(f"/{self.collections_dir}"):
            return
        self._read_posts_in(f"{directory}/_posts", DATED_NAME)
        if self.config["show_drafts"]:
            self._read_posts_in(f"{directory}/_drafts", UNDATED_NAME)

    def _read_posts_in(self, directory: str, name_form: re.Pattern[str]) -> None:
        posts = self.contents.collections["posts"]
        for name in self.source.walk(directory):
            found, path = name_form.match(name), f"{directory}/{name}".lstrip("/")
            if found and not is_hidden(name) and self.filter.accepts(name, directory):
                with self._failures.collecting():
                    self._read_post(posts, path)
                if name_form is DATED_NAME:
                    self._report_date(path, found[1])
            elif not found and self.filter.accepts(name, directory):
                self._report_undated(path)

    def _report_date(self, path: str, date: str) -> None:
        error = doubtful_name(path, date)
        if error is not None:
            self.diagnostics.add(BUILD_WARNING, error)

    def _report_undated(self, path: str) -> None:
        if may_be_undated_post(path) and self.source.read_starting(path, (_DELIMITER,)) is not None:
            self.diagnostics.add(BUILD_WARNING, undated_post(path))

    def _read_post(self, posts: Collection, path: str) -> None:
        try:
            kept = self._kept.document(self.source.absolute(path), path, posts)
            post = kept or self.items.document(self.source, posts, path)
        except UnreadableError as error:
            if self.config["strict_front_matter"] or front_matter.is_prose(path):
                raise
            self.diagnostics.add("Skipping:", error)
        else:
            (posts.docs if self.publisher.publishes(post) else self.contents.unpublished).append(post)

    def _read_included_files(self) -> None:
        """Files that ``include:`` names but no walk reached, such as ``_redirects``."""
        include = self.config["include"]
        known = {page.relative_path for page in self.contents.pages}
        known |= {file.relative_path.lstrip("/") for file in self.contents.static_files}
        for entry in include if isinstance(include, list) else []:
            path = posixpath.normpath("/" + str(entry)).lstrip("/")
            if path not in known and self.source.is_file(path):
                directory, _, name = path.rpartition("/")
                self._read_file(self.source, f"/{directory}" if directory else "", name)

    def _sort(self) -> None:
        self.contents.pages.sort(key=lambda page: page.name)  # those of one name as they were read, folders first
        self.contents.static_files.sort(key=lambda file: file.relative_path)

    # Collections

    def _read_collections(self) -> None:
        for collection in self.contents.collections.values():
            if collection.label not in ("posts", "data"):
                self._read_collection(collection)
                self.contents.static_files += collection.files
            collection.sort(self.diagnostics)

    def _read_collection(self, collection: Collection) -> None:
        for name in self.source.walk(collection.directory):
            if self.filter.accepts(name, collection.relative_directory):
                with self._failures.collecting():
                    self._read_member(collection, name)

    def _read_member(self, collection: Collection, name: str) -> None:
        path = f"{collection.directory}/{name}"
        document = self._kept.document(self.source.absolute(path), path, collection)
        raw = None if document is not None else self._page_content(self.source, path)
        if document is None and raw is None:
            collection.files.append(self._file_of(collection, path, name))
            return
        document = document or self.items.document(self.source, collection, path, raw)
        published = self.config["unpublished"] or document.data.get("published") is not False
        (collection.docs if published else self.contents.unpublished).append(document)

    def _file_of(self, collection: Collection, path: str, name: str) -> StaticFile:
        directory = posixpath.join(collection.relative_directory, posixpath.dirname(name)).rstrip("/")
        return StaticFile(self.conventions, self.source.absolute(path), directory, posixpath.basename(name), collection)

    def _page_content(self, source: Source, path: str) -> bytes | None:
        """The bytes of a file with front matter; None for any other."""
        if self._kept.is_static(source.absolute(path), path.lstrip("/")):
            return None
        content = source.read_starting(path, (_DELIMITER, *STARTS))
        if content is None or front_matter.has_front_matter(content):
            return content
        if source is self.source and front_matter.may_have(path):
            late = late_front_matter(content.decode("utf-8", "replace"), path.lstrip("/"))
            if late is not None:
                self.diagnostics.add(BUILD_WARNING, late)
        return None

    # Theme and data

    def _has_theme(self) -> bool:
        """Whether the theme takes part; if it stands in and no page has a layout of it, its layouts are removed."""
        if self.theme is None or not self.theme.stands_in:
            return self.theme is not None
        layouts = self.contents.layouts
        is_asked = is_asked_for(self.theme, layouts, self.contents.items())
        if not is_asked:
            for name in layouts_of(self.theme, layouts):
                del layouts[name]
        return is_asked

    def _read_theme_assets(self) -> None:
        if self.theme_source is None or self.theme is None or not self.theme.assets_path:
            return
        pages = {page.relative_path for page in self.contents.pages}
        files = {file.relative_path.lstrip("/") for file in self.contents.static_files}
        files |= {page.destination for page in self.contents.pages}  # the site's style.scss hides the theme's style.css
        for path in self.theme_source.walk("assets"):
            directory, _, name = f"assets/{path}".rpartition("/")
            content = self._page_content(self.theme_source, f"{directory}/{name}")
            if content is None and f"{directory}/{name}" not in files:
                self._add_static_file(self.theme_source, f"/{directory}", name)
            elif content is not None and f"{directory}/{name}" not in pages:
                self._add_page(self.items.page(self.theme_source, f"/{directory}", name, content, is_of_theme=True))

    def _read_theme_pages(self) -> None:
        """The pages that the theme of this package gives a site which lacks them, its feed for each language."""
        if self.theme_source is None or self.theme is None or not self.theme.bundled:
            return
        if not any(True for _ in self.contents.items()):
            return  # an empty folder is no site
        taken = {page.destination for page in self.contents.pages}
        taken |= {file.destination for file in self.contents.static_files}
        for name, file in theme_pages(self.contents.pages):
            content = self.theme_source.read(file)
            page = self.items.page(self.theme_source, "", name, content, is_of_theme=True)
            if page.destination not in taken:
                self._add_page(page)

    def _data(self, failures: Failures, layouts: Mapping[str, Layout]) -> dict[str, object]:
        data = read_data(self.source, str(self.config["data_dir"]), self.config, failures, self._report)
        if self.theme_source is None or self.theme is None:
            return data
        if self.theme.stands_in and not layouts_of(self.theme, layouts):
            return data
        if self.theme.bundled:
            words = read_data(self.theme_source, f"_data/{WORDS}", self.config, failures)
            data = deep_merge(data, read_bibliography(self.source, str(self.config["data_dir"]), failures))
            return deep_merge({WORDS: words}, data)
        if self.theme.data_path and self._reads_data_of_themes:
            return deep_merge(read_data(self.theme_source, "_data", self.config, failures), data)
        return data

    def _report(self, mistake: JekyllError) -> None:
        self.diagnostics.add(BUILD_WARNING, mistake)

    @property
    def _reads_data_of_themes(self) -> bool:
        return self.conventions.jekyll >= (4, 3) or (self.theme is not None and self.theme.packaged)

    def _report_excerpts(self) -> None:
        for item in self.contents.items():
            excerpt = item.data.get("excerpt")
            if isinstance(excerpt, Excerpt) and excerpt.closed:
                self.diagnostics.add("Warning:", _modified(item))


def _modified(item: Item) -> JekyllError:
    return JekyllError(
        f"Excerpt modified in {item.relative_path}!",
        path=item.relative_path,
        hint="a Liquid block holds the excerpt separator and was closed; set `excerpt` or `excerpt_separator`",
    )
