"""Reading what a theme adds to a site: layouts, assets, data and, from the theme of this package, pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ..bibliography.files import read_bibliography
from ..config.values import deep_merge
from ..diagnostics import Failures
from ..disk.source import Source
from ..model.layout import Layout
from ..themes.theme import Theme
from .context import ReadContext
from .data import read_data
from .files import FileReader
from .layouts import LayoutReader
from .theme_layouts import is_asked_for, layouts_of
from .theme_pages import WORDS, theme_pages


class ThemeReader:
    """Adds the files of a theme to the contents of a site.

    Args:
        theme: the theme.
        source: its folder.
        context: the parts that the readers of the site share.
        files: adds pages and static files.
    """

    def __init__(self, theme: Theme, source: Source, context: ReadContext, files: FileReader) -> None:
        self.source = source
        self._theme = theme
        self._context = context
        self._files = files

    def read_layouts(self, reader: LayoutReader) -> None:
        """Add the layouts that the site does not have.

        Args:
            reader: has read those of the site.
        """
        if self._theme.layouts_path:
            parse = partial(self._context.items.parse, is_of_theme=True)
            reader.read(self.source, "_layouts", parse, replace=False)

    def read_files(self) -> None:
        """Add the assets and pages, if the theme takes part. One that stands in does so only for the pages that have a
        layout of it; without such a page, its layouts are removed.

        Raises:
            JekyllError: a file cannot be read, or its front matter cannot be used.
        """
        if self._takes_part():
            self._read_assets()
            self._read_pages()

    def data_with(
        self, data: dict[str, object], layouts: Mapping[str, Layout], failures: Failures
    ) -> dict[str, object]:
        """The data of the site, merged over the data that the theme brings.

        Args:
            data: the site's.
            layouts: those of the site and the theme, by name.
            failures: takes the errors of files that do not parse.
        """
        theme, config, source = self._theme, self._context.config, self._context.source
        if theme.stands_in and not layouts_of(theme, layouts):
            return data
        if theme.bundled:
            words = read_data(self.source, f"_data/{WORDS}", config, failures)
            data = deep_merge(data, read_bibliography(source, str(config["data_dir"]), failures))
            return deep_merge({WORDS: words}, data)
        if theme.data_path and (self._context.conventions.jekyll >= (4, 3) or theme.packaged):
            return deep_merge(read_data(self.source, "_data", config, failures), data)
        return data

    def _takes_part(self) -> bool:
        if not self._theme.stands_in:
            return True
        layouts = self._context.contents.layouts
        is_asked = is_asked_for(self._theme, layouts, self._context.contents.items())
        if not is_asked:
            for name in layouts_of(self._theme, layouts):
                del layouts[name]
        return is_asked

    def _read_assets(self) -> None:
        if not self._theme.assets_path:
            return
        contents = self._context.contents
        pages = {page.relative_path for page in contents.pages}
        files = {file.relative_path.lstrip("/") for file in contents.static_files}
        files |= {page.destination for page in contents.pages}  # the site's style.scss hides the theme's style.css
        for path in self.source.walk("assets"):
            directory, _, name = f"assets/{path}".rpartition("/")
            content = self._files.content(self.source, f"{directory}/{name}")
            if content is None and f"{directory}/{name}" not in files:
                self._files.add_static_file(self.source, f"/{directory}", name)
            elif content is not None and f"{directory}/{name}" not in pages:
                page = self._context.items.page(self.source, f"/{directory}", name, content, is_of_theme=True)
                self._files.add_page(page)

    def _read_pages(self) -> None:
        """Add the pages that the theme of this package gives a site which lacks them, its feed for each language."""
        contents = self._context.contents
        if not self._theme.bundled or not any(True for _ in contents.items()):
            return  # an empty folder is no site
        taken = {page.destination for page in contents.pages}
        taken |= {file.destination for file in contents.static_files}
        for name, file in theme_pages(contents.pages):
            page = self._context.items.page(self.source, "", name, self.source.read(file), is_of_theme=True)
            if page.destination not in taken:
                self._files.add_page(page)
