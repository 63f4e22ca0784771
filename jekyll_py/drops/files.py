"""Drops of static files and collections."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from ..liquid import inspect
from ..model.collection import Collection
from ..model.static_file import StaticFile
from ..tracking.kinds import COLLECTION
from .base import Fields, RecordedDrop
from .factory import DropFactory


class StaticFileDrop(RecordedDrop):
    """A member of ``site.static_files``."""

    __slots__ = ("file",)
    has_methods = True

    def __init__(self, file: StaticFile) -> None:
        super().__init__(file.relative_path, file.data)
        self.file = file

    def __str__(self) -> str:
        return "Jekyll::Drops::StaticFileDrop"

    def member_text(self) -> str:
        self.note("path")
        return f"#<Jekyll::StaticFile @relative_path={inspect(self.file.relative_path)}>"

    member_inspect = member_text

    FIELDS: ClassVar[Fields] = {
        "name": lambda self: self.file.name,
        "basename": lambda self: self.file.basename,
        "extname": lambda self: self.file.extname,
        "path": lambda self: self.file.relative_path,
        "collection": lambda self: self.file.type,
        "modified_time": lambda self: datetime.fromtimestamp(self.file.modified_time).astimezone(),
    }


class CollectionDrop(RecordedDrop):
    """A member of ``site.collections``."""

    __slots__ = ("collection", "factory")
    has_methods = True

    def __init__(self, collection: Collection, factory: DropFactory) -> None:
        super().__init__(COLLECTION + collection.label, collection.metadata)
        self.collection = collection
        self.factory = factory

    def __str__(self) -> str:
        return inspect(self["docs"])

    def hash_for_json(self, depth: int = 0) -> dict[str, object]:
        """The collection as a mapping for ``jsonify``, with its documents as strings."""
        values = self.to_dict()
        return {**values, "docs": [str(document) for document in self.factory.all(self.collection.docs)]}

    FIELDS: ClassVar[Fields] = {
        "label": lambda self: self.collection.label,
        "docs": lambda self: self.factory.all(self.collection.docs),
        "files": lambda self: self.factory.all(self.collection.files),
        "relative_directory": lambda self: self.collection.relative_directory,
        "output": lambda self: self.collection.is_written,
        "directory": lambda self: f"{self.factory.source_root}/{self.collection.directory}",
    }
