"""Reading collections other than the posts: each from a folder of its own."""

from __future__ import annotations

import posixpath

from ..model.collection import Collection
from ..model.static_file import StaticFile
from .context import ReadContext
from .files import FileReader


class CollectionReader:
    """Adds the documents and static files of collections to the contents of a site.

    Args:
        context: the parts that the readers of the site share.
        files: tells which files have front matter.
    """

    def __init__(self, context: ReadContext, files: FileReader) -> None:
        self._context = context
        self._files = files

    def read(self) -> None:
        """Add the files of all collections and sort these, the posts too. Files that cannot be read are collected."""
        contents = self._context.contents
        for collection in contents.collections.values():
            if collection.label not in ("posts", "data"):
                self._read_collection(collection)
                contents.static_files += collection.files
            collection.sort(self._context.diagnostics)

    def _read_collection(self, collection: Collection) -> None:
        for name in self._context.source.walk(collection.directory):
            if self._context.filter.accepts(name, collection.relative_directory):
                with self._context.failures.collecting():
                    self._read_member(collection, name)

    def _read_member(self, collection: Collection, name: str) -> None:
        source, path = self._context.source, f"{collection.directory}/{name}"
        document = self._context.kept.document(source.absolute(path), path, collection)
        raw = None if document is not None else self._files.content(source, path)
        if document is None and raw is None:
            collection.files.append(self._file_of(collection, path, name))
            return
        document = document or self._context.items.document(source, collection, path, raw)
        is_published = self._context.config["unpublished"] or document.data.get("published") is not False
        (collection.docs if is_published else self._context.contents.unpublished).append(document)

    def _file_of(self, collection: Collection, path: str, name: str) -> StaticFile:
        directory = posixpath.join(collection.relative_directory, posixpath.dirname(name)).rstrip("/")
        file = self._context.source.absolute(path)
        return StaticFile(self._context.conventions, file, directory, posixpath.basename(name), collection)
