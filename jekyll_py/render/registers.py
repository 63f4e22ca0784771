"""The register ``site``: the access of filters and tags to a site while it renders. Reads are recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from ..converters import MarkdownConverter, SassConverter, ScssConverter, SmartyPantsConverter
from ..converters.conversions import Conversions
from ..diagnostics import Diagnostics
from ..drops import DataPart, RecordedMapping
from ..filters.post_target import PostTarget, find_post
from ..model.post_names import PostName
from ..plan import Plan
from ..tracking import reads
from ..tracking.kinds import DATA, KEYS, LINK, POST, SITE
from ..tracking.once import Once


class SiteAccess:
    """The access of tags and filters to a site.

    Args:
        plan: the frozen site.
        conversions: its converters.
        source_root: absolute path of the source.
        diagnostics: takes the warnings of tags and filters.
        plugin_data: values that plugins keep between their hooks, tags and filters, under keys of their own.
    """

    def __init__(
        self,
        plan: Plan,
        conversions: Conversions,
        source_root: str,
        diagnostics: Diagnostics,
        plugin_data: dict[str, Any],
    ) -> None:
        self.diagnostics = diagnostics
        self.plugin_data = plugin_data
        self.config: Mapping[str, object] = RecordedMapping(SITE, plan.config)
        self.reference = plan.config.reference
        self.source = source_root
        self.once = Once()
        self._plan = plan
        self._conversions = conversions
        self._links: dict[str, str] | None = None

    @property
    def has_large_values(self) -> bool:
        """Whether a large text is among front matter, data or settings; known where there are limits."""
        return self._plan.has_large_values

    def variable(self, name: str) -> object:
        """A variable that a generator added; what is looked up in a hash is recorded, not the whole of it."""
        value = self._plan.variables.get(name)
        if type(value) is dict:
            return DataPart((name,), value)
        reads.record(reads.dependency_id(SITE, name))
        return value

    @property
    def data(self) -> Mapping[str, object]:
        """``site.data``, without recording the read."""
        return self._plan.data

    def note_data_names(self, folders: Collection[str]) -> None:
        """Record a read of the keys of ``site.data``, and of what some of them have."""
        reads.record(reads.dependency_id(DATA, KEYS))
        for name in folders:
            reads.record(reads.dependency_id(DATA, name))

    @property
    def time(self) -> datetime:
        """``site.time``."""
        reads.record(reads.dependency_id(SITE, "time"))
        return self._plan.time

    def convert_markdown(self, text: str) -> str:
        """``text``, which is Markdown, as HTML."""
        return self._conversions.of_kind(MarkdownConverter).convert_value(text)

    def is_markdown(self, extension: str) -> bool:
        """Whether the Markdown converter takes files with this extension."""
        return self._conversions.of_kind(MarkdownConverter).matches(extension)

    def convert(self, text: str, extension: str) -> str:
        """``text`` converted by the first converter for files with this extension."""
        return self._conversions.matching(extension)[0].convert(text)

    def convert_smartify(self, text: str) -> str:
        """``text`` with typographic quotes and dashes."""
        return self._conversions.of_kind(SmartyPantsConverter).convert(text)

    def convert_sass(self, text: str, syntax: str) -> str:
        """``text`` in ``syntax`` (``scss`` or ``sass``) as CSS."""
        return self._conversions.of_kind(ScssConverter if syntax == "scss" else SassConverter).convert(text)

    def link_target(self, relative_path: str) -> str | None:
        """The URL of the page, document or static file at a path of the source; None when there is none.

        The path of a static file may begin with a slash, as in Jekyll.
        """
        reads.record(reads.dependency_id(LINK, relative_path.lstrip("/")))
        if self._links is None:
            self._links = self._find_links()
        return self._links.get(relative_path)

    def post_target(self, name: PostName) -> PostTarget | None:
        """The post of a name in ``post_url``; None when there is none.

        Raises:
            InvalidDate: as `find_post`.
        """
        reads.record(reads.dependency_id(POST, str(name)))
        return find_post(self._plan.post_names, name)

    def _find_links(self) -> dict[str, str]:
        files = {item.relative_path.lstrip("/"): item.url for item in self._plan.static_files}
        items = [*self._plan.documents, *self._plan.pages]
        found = {item.relative_path.lstrip("/"): item.url for item in items}
        return {f"/{path}": url for path, url in files.items()} | files | found
