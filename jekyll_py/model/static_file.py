"""A static file: copied as it is."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..compat import dates
from ..compat.addressable import unescape_path
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

    def __init__(
        self, conventions: Conventions, file: str, directory: str, name: str, collection: Collection | None = None
    ) -> None:
        self.conventions = conventions
        self.file = file
        self.name = name
        self.basename = split_name(name)[0].rstrip(".")
        self.extname = os.path.splitext(name)[1]
        self.collection = collection
        self.relative_path = f"{directory}/{name}" if directory or collection is None else name
        self.is_withheld = False
        """Whether a plugin keeps it from being copied; templates see it all the same."""
        self._url: str | None = None

    @property
    def type(self) -> str | None:
        """The label of its collection."""
        return self.collection.label if self.collection else None

    @property
    def data(self) -> Mapping[str, object]:
        """The front matter defaults that apply to its path."""
        return self.conventions.defaults(self.relative_path, self.type or "")

    @property
    def url(self) -> str:
        """The address below the base URL; files of a collection follow its permalink."""
        if self._url is None:
            base = self._stem if self.collection is None else self._collection_url(self.collection)
            self._url = base.removesuffix("/") + self.extname
        return self._url

    @property
    def destination(self) -> str:
        """The path it is copied to, relative to the destination folder."""
        return posixpath.normpath("/" + unescape_path(self.url)).lstrip("/")

    @property
    def is_written(self) -> bool:
        """Whether it is copied: its collection is output and no default says ``published: false``."""
        published = self.conventions.defaults(self.url, self.type or "").get("published", True)
        return bool(published) and not self.is_withheld and (self.collection is None or self.collection.is_written)

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
