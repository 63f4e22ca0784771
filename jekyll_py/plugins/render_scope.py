"""The render of one item, and that of an edition of the site, as the hooks of a plugin see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from ..filters.site import SiteRegister
from ..model.item import Item


class RenderScope:
    """One render of an item, from its ``pre_render`` to its ``post_render`` hooks. Each plugin has one of its own.

    Args:
        item: the item.
        variables: the variables of the templates of the item.
        site: the site, as `site_access` gives it to tags and filters.
    """

    __slots__ = ("data", "item", "site", "variables")

    def __init__(self, item: Item, variables: dict[str, object], site: SiteRegister) -> None:
        self.item = item
        self.variables = variables
        self.site = site
        self.data: dict[str, Any] = {}
        """Values that the plugin keeps from one hook to the next; dropped after the render."""


class EditionRender(Protocol):
    """The render of all items of an edition of the site, for its hooks ``post_render``."""

    def fields_read(self, subject: str) -> Sequence[str] | None:
        """The fields of a subject (`tracking.kinds`) that the items have read; None where nothing is recorded.

        Those of items whose last renders are used again are among them.
        """
