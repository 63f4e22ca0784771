"""A static file: copied as it is."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..compat import dates
from ..compat.addressable.percent_encoding import unescape_path
from ..disk.source import modified
from . import permalink
from .conventions import Conventions
from .extensions import split_name

if TYPE_CHECKING:
    from .collection import Collection


class StaticFile:
    """A file without front matter.

    Args:
        conventions: the settings of the site; front matter defaults apply to static files too.
        file: absolute path of the file.
        directory: the folder between source and file, ``""`` or with a leading slash (``"/img"``); for a file of a
            collection the folder in the collection, such as ``_recipes/soups``.
        name: the file name.
        collection: the collection that it belongs to.
    """

    shares_address = False
    is_stored: ClassVar[bool] = False
    """Whether its class is that of the static files of a plan that was stored."""

    def __init__(
        self, conventions: Conventions, file: str, directory: str, name: str, collection: Collection | None = None
    ) -> None:
        self.conventions = conventions
        self.file = file
        self.name = name
        self.basename = split_name(name)[0]
        if conventions.jekyll >= (4,):
            self.basename = self.basename.rstrip(".")
        self.extname = os.path.splitext(name)[1]
        self.collection = collection
        self.relative_path = f"{directory}/{name}" if directory or collection is None else name
        self.is_withheld = False
        """Whether a plugin keeps it from being copied; templates see it all the same."""
        self.write: Callable[[Any, Any, bytes | None], None] | None = None
        """Stages it with a writer, for an edition, in place of a copy; takes the bytes that a hook has for it. None for
        all but files of plugins."""
        self._data: Mapping[str, object] | None = None
        self._url: str | None = None
        self._place: str | None = None

    @property
    def type(self) -> str | None:
        """The label of its collection."""
        return self.collection.label if self.collection else None

    @property
    def data(self) -> Mapping[str, object]:
        """The front matter defaults that apply to its path, or what a plugin has put in their place."""
        return self._data if self._data is not None else self.conventions.defaults(self.relative_path, self.type or "")

    def change_data(self, data: Mapping[str, object]) -> None:
        """Put other values in place of the front matter defaults."""
        self._data = data

    @property
    def url(self) -> str:
        """The address below the base URL; files of a collection follow its permalink."""
        if self._url is None and self.conventions.jekyll < (4,):
            self._url = self._url_before_4()
        if self._url is None:
            base = self._stem if self.collection is None else self._collection_url(self.collection)
            self._url = base.removesuffix("/") + self.extname
        return self._url

    @property
    def destination(self) -> str:
        """The path it is copied to, relative to the destination folder; before Jekyll 4 it keeps its own name."""
        if self._place is not None:
            return self._place
        path = unescape_path(self.url)
        if self.conventions.jekyll < (4,):
            folder = self.relative_path if self.collection is None else path
            path = posixpath.join(posixpath.dirname(folder), self.name)
        return posixpath.normpath("/" + path).lstrip("/")

    def place(self, url: str, destination: str) -> None:
        """Fix the address, and the path that it is copied to."""
        self._url, self._place = url, destination

    @property
    def is_written(self) -> bool:
        """Whether it is copied: no default says ``published: false``, and from Jekyll 4 on its collection is output."""
        published = self.conventions.defaults(self.url, self.type or "").get("published", True)
        collected = self.collection is None or self.collection.is_written or self.conventions.jekyll < (4,)
        return bool(published) and not self.is_withheld and collected

    @property
    def is_listed(self) -> bool:
        """Whether it is in ``site.static_files``: before Jekyll 4.3 files of collections are not."""
        return self.collection is None or self.conventions.jekyll >= (4, 3)

    @property
    def modified_time(self) -> float:
        """Seconds since 1970 of the file's last change.

        Raises:
            JekyllError: the file was removed after it was found.
        """
        return dates.changed(modified(self.file, self.relative_path))

    @property
    def _stem(self) -> str:
        """The relative path without extension, trailing dots and, in a collection, its folder."""
        stem = self.relative_path[: len(self.relative_path) - len(self.extname)].rstrip(".")
        return stem if self.collection is None else stem.replace(self.collection.relative_directory, "", 1)

    def _url_before_4(self) -> str:
        """The relative path; in a collection its permalink, in which ``:path`` has the extension and no name stands."""
        if self.collection is None:
            return self.relative_path.removesuffix("/")
        path = self.relative_path[len(self.collection.relative_directory) :]
        placeholders = {"collection": self.collection.label, "path": path, "output_ext": "", "name": "", "title": ""}
        return permalink.expand_literally(self.collection.url_template, placeholders).removesuffix("/")

    def _collection_url(self, collection: Collection) -> str:
        placeholders = {
            "collection": collection.label,
            "path": self._stem,
            "output_ext": "",
            "name": self.basename,
            "title": "",
        }
        return permalink.expand_literally(collection.url_template, placeholders)

    def __repr__(self) -> str:
        return f"<StaticFile {self.relative_path}>"
