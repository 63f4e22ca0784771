"""The access of filters and tags to a site before its render stage, where plugins render templates of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ....converters import SassConverter, ScssConverter, SmartyPantsConverter
from ....filters.post_target import PostTarget, find_post
from ....filters.site import SiteRegister
from ....model.item import Item
from ....model.post_names import PostName, PostNames
from ....model.static_file import StaticFile
from ....tracking.once import Once

if TYPE_CHECKING:
    from ..session import Session


class EarlyAccess:
    """Has the settings and converters of a site whose addresses are not yet fixed.

    Args:
        session: the interpreter of the site.
    """

    def __init__(self, session: Session) -> None:
        site = session.site
        self.config = site.config
        self.reference = site.config.reference
        self.diagnostics = site.diagnostics
        self.once = Once()
        self.source = site.source.root
        self.plugin_data = site.plugin_data
        self._site = site

    def is_markdown(self, extension: str) -> bool:
        """Whether the Markdown converter takes files with this extension."""
        return self._site.conversions.matching(extension)[0].highlighter_prefix != ""

    def convert(self, text: str, extension: str) -> str:
        """``text`` converted by the first converter for files with this extension."""
        return self._site.conversions.matching(extension)[0].convert(text)

    def convert_markdown(self, text: str) -> str:
        """``text`` converted from Markdown to HTML."""
        return self._site.convert_markdown(text)

    def convert_smartify(self, text: str) -> str:
        """``text`` with typographic quotes and dashes."""
        return self._site.conversions.of_kind(SmartyPantsConverter).convert(text)

    def convert_sass(self, text: str, syntax: str) -> str:
        """``text`` compiled to CSS."""
        return self._site.conversions.of_kind(ScssConverter if syntax == "scss" else SassConverter).convert(text)

    def link_target(self, relative_path: str) -> str | None:
        """The URL of the page, document or static file at a path of the source, or None."""
        items: list[StaticFile | Item] = [*self._site.static_files, *self._site.documents(), *self._site.pages]
        found = {item.relative_path.lstrip("/"): item for item in items}.get(relative_path.lstrip("/"))
        return None if found is None else found.url

    def post_target(self, name: PostName) -> PostTarget | None:
        """The post of a name in ``post_url``, or None."""
        return find_post(PostNames(self._site.newest_posts()), name)


def early_access(session: Session) -> SiteRegister:
    """The access to the site of an interpreter."""
    return cast(SiteRegister, EarlyAccess(session))
