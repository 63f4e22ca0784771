"""The drop of the page of a source map, which jekyll-sass-converter adds to ``site.pages`` (its ``SourceMapPage``)."""

from __future__ import annotations

from typing import ClassVar

from ..model.page import Page
from ..model.source_map_page import SourceMapPage
from .base import Fields
from .factory import DropFactory
from .item import ItemDrop
from .page import PageDrop


class SourceMapDrop(PageDrop):
    """The page of a source map: its front matter is that of the style sheet, its content is empty here.

    Args:
        sheet: the page of the style sheet, which is also the subject of the dependencies.
        factory: makes the drops of its values.
    """

    __slots__ = ()

    def __init__(self, sheet: Page, factory: DropFactory) -> None:
        super().__init__(SourceMapPage(sheet), factory)
        ItemDrop.__init__(self, sheet.relative_path, self.front_matter)

    def as_hash(self) -> PageDrop:
        return self

    FIELDS: ClassVar[Fields] = {**PageDrop.FIELDS, "content": lambda _: ""}
