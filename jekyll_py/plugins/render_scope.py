"""The render of one item, as the hooks of a plugin see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..filters.site import SiteRegister
from ..model.item import Item


@dataclass(frozen=True, slots=True)
class RenderScope:
    """One render of an item, from its ``pre_render`` to its ``post_render`` hooks. Each plugin has one of its own."""

    item: Item
    variables: dict[str, object]
    """The variables of the templates of the item."""
    site: SiteRegister
    """The site, as `site_access` gives it to tags and filters."""
    data: dict[str, Any] = field(default_factory=dict)
    """Values that the plugin keeps from one hook to the next; dropped after the render."""
