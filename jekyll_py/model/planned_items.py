"""The items of a plan in the order of rendering, and by their files, with what is asked of them in every build.

A patched plan has the same ones as the plan before it, so that a build in the preview does not go through all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from .item import Item
from .static_file import StaticFile


class RenderedItems(tuple[Item, ...]):
    """The items to render, in order."""

    @cached_property
    def positions(self) -> Mapping[Item, int]:
        """The items with their positions."""
        return {item: position for position, item in enumerate(self)}


class WrittenFiles(dict[str, Item | StaticFile]):
    """The item or static file that each file of the destination is made from; it is not changed."""

    @cached_property
    def style_sheets(self) -> Sequence[tuple[str, Item]]:
        """The style sheets that are made from items, which are read from the plan file for that; no other item is."""
        sheets = ((path, self[path]) for path in self if path.endswith(".css"))
        return [(path, item) for path, item in sheets if isinstance(item, Item)]
