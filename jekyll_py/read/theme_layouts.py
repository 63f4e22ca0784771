"""The layouts that the theme of a site brings, and whether anything asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from ..model.item import Item
from ..model.layout import Layout
from ..themes.theme import Theme, is_inside


def layouts_of(theme: Theme, layouts: Mapping[str, Layout]) -> Set[str]:
    """The names of the layouts that come from a theme."""
    return {name for name, layout in layouts.items() if is_inside(layout.file, theme.root)}


def is_asked_for(theme: Theme, layouts: Mapping[str, Layout], items: Iterable[Item]) -> bool:
    """Whether an item, or a layout of the site, has a layout that only the theme brings.

    Args:
        theme: the theme.
        layouts: those of the site and the theme, by name.
        items: the pages and documents.
    """
    names = layouts_of(theme, layouts)
    own = (layout.data for name, layout in layouts.items() if name not in names)
    return any(str(data.get("layout")) in names for data in (*own, *(item.data for item in items)))
