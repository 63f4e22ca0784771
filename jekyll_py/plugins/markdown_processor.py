"""Markdown processors: plugins that a site names under the key ``markdown``."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Diagnostics


class MarkdownProcessor:
    """Turns Markdown into HTML for a site whose key ``markdown`` is the name of the class.

    Args:
        config: the site's configuration.
        diagnostics: takes warnings.
    """

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics) -> None:
        self.config = config
        self.diagnostics = diagnostics

    def convert(self, content: str) -> str:
        """The HTML of a Markdown text."""
        raise NotImplementedError
