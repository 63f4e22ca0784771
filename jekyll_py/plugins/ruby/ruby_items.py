"""The pages, documents and files that plugins in Ruby add to a site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ...model.collection import Collection
from ...model.conventions import Conventions
from ...model.document import Document
from ...model.page import Page
from ...model.static_file import StaticFile
from .output_view import inside

Row = Mapping[str, Any]


class RubyPage(Page):
    """A page that Ruby has made; Ruby knows its address, and which fields templates see.

    Args:
        conventions: the settings of the site.
        row: what Ruby says of it.
    """

    def __init__(self, conventions: Conventions, row: Row) -> None:
        directory = "/" + row["dir"].strip("/") if row["dir"].strip("/") else ""
        super().__init__(conventions, directory, row["name"] or "index.html", file=row["file"])
        self.relative_path = row["relative_path"]
        self.ext, self.basename = row["ext"] or "", row["basename"] or ""
        self.data.defaults = conventions.defaults(self.relative_path, self.type)
        self.fields = row["attributes"] or {}
        self._output_ext: str = row["changes"]["output_ext"]

    @property
    def output_ext(self) -> str:
        return self._output_ext


class RubyDocument(Document):
    """A document that Ruby has made.

    Args:
        conventions: the settings of the site.
        collection: its collection.
        row: what Ruby says of it.
        now: the time of the build.
    """

    def __init__(self, conventions: Conventions, collection: Collection, row: Row, now: datetime) -> None:
        super().__init__(conventions, collection, row["file"], row["relative_path"], now)
        self.data.defaults = conventions.defaults(self.relative_path, self.type)
        self._output_ext: str = row["changes"]["output_ext"]

    @property
    def output_ext(self) -> str:
        return self._output_ext


class RubyFile(StaticFile):
    """A static file that Ruby has made, maybe of a class that writes something else than a copy.

    Args:
        conventions: the settings of the site.
        row: what Ruby says of it.
        collection: its collection.
    """

    def __init__(self, conventions: Conventions, row: Row, collection: Collection | None) -> None:
        super().__init__(conventions, row["path"], "/" + row["dir"].strip("/"), row["name"], collection)
        self.relative_path = row["relative_path"]
        self.place(row["url"], inside(row["destination"]))
        self.change_data(row["data"])
