"""Templates that share a path: Jekyll parses one for each path in a build (``Jekyll::LiquidRenderer``, since 4.0), so
all that have the path of another one show the text of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.template_language import has_liquid
from ..plan import Plan
from ..tracking import reads
from ..tracking.kinds import SHARED_PATH


class SharedPaths:
    """The templates of a plan that come after another one with the same path.

    Args:
        plan: the plan.
        has_copies: whether plugins may have added pages, documents or layouts with the path of others.
    """

    def __init__(self, plan: Plan, *, has_copies: bool) -> None:
        self._plan = plan
        self._has_copies = has_copies
        self._is_cached = plan.config.reference.jekyll >= (4,)
        self._sources: dict[Item, str] = {}
        """The texts of the first items that were rendered."""
        self._layouts: dict[str, Layout] = {}
        """The layouts that were rendered first, by file."""

    def template(self, item: Item, source: str) -> tuple[Item, str]:
        """The item whose template an item shows, itself or another one, and the text of that.

        Args:
            item: the item that is rendered.
            source: its text, after the hooks.
        """
        if not (self._is_cached and (self._has_copies or _names_path(item)) and has_liquid(source)):
            return item, source
        first = self._firsts.get(item)
        if first is not None or _names_path(item):  # the next build may have another page with that path
            reads.record_volatile(SHARED_PATH)
        if first is None:
            return item, source
        if first is not item:
            return first, self._sources.get(first, first.content)
        self._sources[item] = source
        return item, source

    def layout(self, layout: Layout) -> Layout:
        """The layout whose text one shows: itself, or the first to be rendered of those with its path."""
        if not (self._is_cached and self._has_copies and layout.file in self._of_copies):
            return layout
        reads.record_volatile(SHARED_PATH)
        return self._layouts.setdefault(layout.file, layout)

    @cached_property
    def _firsts(self) -> Mapping[Item, Item]:
        """The items that share a path, each with the first of these in the order of rendering."""
        by_path = dict[str, list[Item]]()
        for item in self._plan.rendered:
            by_path.setdefault(_path(item), []).append(item)
        groups = ([each for each in found if _has_template(each)] for found in by_path.values() if len(found) > 1)
        return {item: group[0] for group in groups if len(group) > 1 for item in group}

    @cached_property
    def _of_copies(self) -> frozenset[str]:
        """The files that several layouts are made from."""
        counted = Counter(layout.file for layout in self._plan.layouts.values())
        return frozenset(file for file, count in counted.items() if count > 1)


def _names_path(item: Item) -> bool:
    """Whether the front matter of a page gives it another path than its file's."""
    return isinstance(item, Page) and item.path != item.relative_path


def _path(item: Item) -> str:
    return item.path.lstrip("/") if isinstance(item, Page) else item.relative_path


def _has_template(item: Item) -> bool:
    return item.runs_liquid and not item.is_jinja and has_liquid(item.content)
