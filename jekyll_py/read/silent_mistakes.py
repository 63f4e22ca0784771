"""Warnings of mistakes that only all files of a site together show: keys that nothing reads, style sheets that nothing
imports. What they depend on is not recorded, so that a site with such doubts is read as a whole in each build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..config.configuration import Configuration
from ..config.places import place
from ..diagnostics import BUILD_WARNING, Diagnostics
from ..disk.source import Source
from ..errors import JekyllError, SettingError
from ..mistakes.folder_names import folder_of_pages, pages_for_posts
from ..mistakes.front_matter_keys import DoubtfulKey
from ..mistakes.placeholders import UnknownPlaceholder, unknown_placeholder
from ..mistakes.stylesheets import imported_by, is_compiled_elsewhere, name_of, own, uncompiled
from ..model.document import Document
from ..model.placeholders import DOCUMENT_PLACEHOLDERS
from .contents import Contents

_SASS = (".scss", ".sass")
_MOST_FILES = 10
"""A key that more files have is meant as it is written."""


class SilentMistakes:
    """Looks at what was read.

    Args:
        contents: everything that was read.
        config: the configuration.
        source: the site's folder.
        theme: the theme's folder, if there is a theme.
    """

    def __init__(self, contents: Contents, config: Configuration, source: Source, theme: Source | None) -> None:
        self._contents = contents
        self._config = config
        self._source = source
        self._theme = theme

    def report(self, keys: Sequence[DoubtfulKey], diagnostics: Diagnostics) -> None:
        """Warn of the mistakes.

        Args:
            keys: the keys that may do nothing.
            diagnostics: takes the warnings.
        """
        sheets = self._stylesheets_as_they_are()
        permalinks = [*self._permalinks()]
        self._contents.is_doubtful = bool(keys or sheets or permalinks)
        for error in (*self._unread_keys(keys), *self._uncompiled(sheets), *permalinks, *self._pages_for_posts()):
            diagnostics.add(BUILD_WARNING, error)

    def _pages_for_posts(self) -> Iterator[JekyllError]:
        """The error about a folder ``posts`` without an underscore, if the site has no post at all."""
        posts = self._contents.collections["posts"]
        unpublished = (item for item in self._contents.unpublished if isinstance(item, Document))
        if posts.docs or any(item.collection is posts for item in unpublished):
            return
        for page in self._contents.pages:
            folder = folder_of_pages(page.relative_path)
            if folder is not None:
                yield pages_for_posts(folder, page.relative_path)
                return

    def _permalinks(self) -> Iterator[JekyllError]:
        """The errors about misspelt placeholders of collections without a document, which would be an error."""
        empty = [each for each in self._contents.collections.values() if not each.docs]
        for collection in empty:
            unknown = unknown_placeholder(collection.url_template, DOCUMENT_PLACEHOLDERS)
            if unknown is not None:
                yield self._unknown_placeholder(collection.label, unknown)

    def _unknown_placeholder(self, label: str, unknown: UnknownPlaceholder) -> JekyllError:
        message, hint = f"a permalink has no placeholder :{unknown.written}", f"did you mean :{unknown.meant}?"
        places = ("collections", label, "permalink"), ("permalink",)
        errors = [SettingError(message, *keys, hint=hint) for keys in places]
        for error in errors:
            place(error, self._config.files)
        return next((error for error in errors if error.source_line and "permalink" in error.source_line), errors[-1])

    def _unread_keys(self, keys: Sequence[DoubtfulKey]) -> Iterator[JekyllError]:
        if not keys:
            return
        names = {key.name for key in keys}
        left = {name for name in names if sum(key.name == name for key in keys) <= _MOST_FILES}
        for text in self._templates():
            left = {name for name in left if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)}
        yield from (key.error for key in keys if key.name in left)

    def _templates(self) -> Iterator[str]:
        """Every text that may read a key."""
        yield from (layout.content for layout in self._contents.layouts.values())
        yield from (item.content for item in self._contents.items() if "{" in item.content)
        yield from self._texts(self._source, self._config.text("includes_dir"))
        yield from self._texts(self._source, str(self._config["plugins_dir"]))
        if self._theme is not None:
            yield from self._texts(self._theme, "_includes")
        yield repr(dict(self._config))

    def _stylesheets_as_they_are(self) -> Sequence[str]:
        files = [each for each in self._contents.static_files if each.extname in _SASS and each.is_written]
        found = own(self._source.relative(each.file) for each in files if each.file.startswith(f"{self._source.root}/"))
        if not found or is_compiled_elsewhere(name for name, _ in self._source.entries("")):
            return ()
        return found

    def _uncompiled(self, sheets: Sequence[str]) -> Iterator[JekyllError]:
        if not sheets:
            return
        used = {name_of(each.name) for each in self._contents.static_files if each.name.endswith(".css")}
        used |= {name_of(page.name) for page in self._contents.pages if page.name.endswith((".css", *_SASS))}
        for text in self._sass(sheets):
            used |= imported_by(text)
        yield from (uncompiled(path) for path in sheets if name_of(path) not in used)

    def _sass(self, sheets: Iterable[str]) -> Iterator[str]:
        yield from (self._source.read(path).decode("utf-8", "replace") for path in sheets)
        yield from (page.content for page in self._contents.pages if page.name.endswith(_SASS))
        folder = self._config.mapping("sass").get("sass_dir") or "_sass"
        yield from self._texts(self._source, str(folder))

    def _texts(self, source: Source, folder: str) -> Iterator[str]:
        for name in source.walk(folder):
            yield source.read(f"{folder}/{name}").decode("utf-8", "replace")
