"""The source maps of a plan: the style sheets that get one, and its path."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from ..converters.conversions import Conversions
from ..model.document import Document
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan


class SourceMaps:
    """The style sheets with a source map, which are found when they are first asked for.

    Args:
        plan: the plan.
        conversions: the converters, of which that of Sass makes source maps.
    """

    def __init__(self, plan: Plan, conversions: Conversions) -> None:
        self._plan = plan
        self._conversions = conversions

    @cached_property
    def sheets(self) -> tuple[Page, ...]:
        """The style sheets, in the order of the plan."""
        return tuple(page for page in self._plan.pages if self._conversions.makes_source_map(page))

    def before(self, item: Item) -> int:
        """The number of those that come before an item in the plan."""
        if not isinstance(item, Page) or not self.sheets:  # documents come before all pages
            return 0
        return bisect_left(self.sheets, self._places[item], key=self._places.__getitem__)

    @cached_property
    def _places(self) -> Mapping[Page, int]:
        return {page: place for place, page in enumerate(self._plan.pages)}


def source_map_path(path: str) -> str:
    """The path of the source map of a style sheet, also of one that a plugin gives another extension."""
    return f"{posixpath.splitext(path)[0]}.css.map"


def instead_of_source_map(plan: Plan, path: str) -> Document | StaticFile | None:
    """The document or static file, which are written later, that takes the path of a source map."""
    found = plan.written.get(path)
    return found if isinstance(found, Document | StaticFile) else None
