"""The renderer of a site and its templates, as calls of Ruby use them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ...drops import DropTable, Renders
    from ...liquid.environment import Environment
    from ...plan import Plan


class SiteTemplates(Protocol):
    """The templates of the site (`render.templates.Templates`)."""

    @property
    def environment(self) -> Environment:
        """Their tags and filters."""

    def registers(self, page: object) -> dict[str, object]:
        """The registers of a render."""


class SiteVariables(Protocol):
    """The variables of templates (`render.variables.TemplateVariables`)."""

    added: Mapping[str, object]


class SiteRenderer(Protocol):
    """The renderer of the site (`render.renderer.Renderer`)."""

    plan: Plan
    drops: DropTable
    dependencies: set[int]

    @property
    def so_far(self) -> Renders:
        """The texts of items as they are at this point of the build."""

    @property
    def variables(self) -> SiteVariables:
        """The variables that templates begin with."""

    @property
    def templates(self) -> SiteTemplates:
        """Renders templates."""
