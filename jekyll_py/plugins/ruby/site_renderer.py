"""The renderer of a site and its templates, as calls of Ruby use them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from ...model.item import Item

if TYPE_CHECKING:
    from ...drops import DropTable
    from ...liquid.environment import Environment
    from ...model.excerpt import Excerpt
    from ...plan import Plan


class SiteTemplates(Protocol):
    """The templates of the site (`render.templates.Templates`)."""

    @property
    def environment(self) -> Environment:
        """Their tags and filters."""

    def registers(self, page: object) -> dict[str, object]:
        """The registers of a render."""


class SiteRenderer(Protocol):
    """The renderer of the site (`render.renderer.Renderer`)."""

    plan: Plan
    extra: Mapping[str, object]
    drops: DropTable
    dependencies: set[int]

    @property
    def templates(self) -> SiteTemplates:
        """Renders templates."""

    def content(self, item: Item) -> str:
        """The text of an item at this point of the build."""

    def output(self, item: Item) -> str | None:
        """The text in its layouts."""

    def excerpt(self, excerpt: Excerpt) -> str:
        """The text of an excerpt."""
