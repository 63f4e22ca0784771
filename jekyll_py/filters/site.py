"""What Jekyll's filters and tags ask of the site that renders."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast

from ..diagnostics import Diagnostics
from ..liquid import Context
from ..tracking.once import Once


class Post(Protocol):
    """A post as ``post_url`` looks for it."""

    @property
    def relative_path(self) -> str:
        """Its path below the folder of the collections."""

    @property
    def url(self) -> str:
        """Where it is published."""

    @property
    def slug(self) -> str:
        """Its name without date and extension, or what front matter gives as its slug."""

    @property
    def date(self) -> datetime.datetime:
        """When it was published, in the site's time zone."""


class Site(Protocol):
    """The site as filters and tags see it, ``registers["site"]``."""

    config: Mapping[str, object]
    """The configuration, each key read recorded."""
    diagnostics: Diagnostics
    """Takes warnings."""
    once: Once
    """What whoever asks first settles for the build."""
    source: str
    """The absolute path of the source."""
    plugin_data: dict[str, Any]
    """Values that plugins keep between their hooks, tags and filters, under keys of their own."""

    def convert(self, text: str, extension: str) -> str:
        """``text`` as the first converter for files with this extension has it."""

    def convert_markdown(self, text: str) -> str:
        """``text``, which is Markdown, as HTML."""

    def convert_smartify(self, text: str) -> str:
        """``text`` with typographic quotes and dashes."""

    def convert_sass(self, text: str, syntax: str) -> str:
        """``text`` in ``syntax`` (``scss`` or ``sass``) as CSS."""

    def link_target(self, relative_path: str) -> str | None:
        """The URL of the page, document or static file at a path of the source; None when there is none."""

    def post_targets(self) -> Iterable[Post]:
        """The posts, newest first."""


def site_of(context: Context) -> Site:
    """The site that renders."""
    return cast(Site, context.registers["site"])
