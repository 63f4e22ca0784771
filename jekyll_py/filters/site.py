"""The interface of ``registers["site"]``, through which filters and tags use the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, cast

from ..diagnostics import Diagnostics
from ..liquid import Context
from ..model.post_names import PostName
from ..reference import Reference
from ..tracking.once import Once
from .post_target import PostTarget


class SiteRegister(Protocol):
    """The site as filters and tags use it."""

    config: Mapping[str, object]
    """The configuration; reads of its keys are recorded."""
    reference: Reference
    """The versions of the programs whose output the site gets."""
    diagnostics: Diagnostics
    """The warnings of the build."""
    once: Once
    """Values that are computed once in a build, at their first use."""
    source: str
    """The absolute path of the source."""
    plugin_data: dict[str, Any]
    """Values that plugins share between their hooks, tags and filters, each under a key of its own."""

    def variable(self, name: str) -> object:
        """A variable that a generator added."""

    def is_markdown(self, extension: str) -> bool:
        """Whether the Markdown converter takes files with this extension."""

    def convert(self, text: str, extension: str) -> str:
        """``text`` converted by the first converter for files with this extension."""

    def convert_markdown(self, text: str) -> str:
        """``text`` converted from Markdown to HTML."""

    def convert_smartify(self, text: str) -> str:
        """``text`` with typographic quotes and dashes."""

    def convert_sass(self, text: str, syntax: str) -> str:
        """``text`` compiled from ``syntax`` (``scss`` or ``sass``) to CSS."""

    def link_target(self, relative_path: str) -> str | None:
        """The URL of the page, document or static file at a path of the source, or None."""

    def post_target(self, name: PostName) -> PostTarget | None:
        """The post of a name in ``post_url``, or None.

        Raises:
            InvalidDate: as `find_post`.
        """


def site_of(context: Context) -> SiteRegister:
    """The site of the template that is being rendered."""
    return cast(SiteRegister, context.registers["site"])
