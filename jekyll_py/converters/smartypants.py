"""Typographic quotes, dashes and dots for text that is not otherwise Markdown: the filter ``smartify``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .. import kramdown
from ..diagnostics import Diagnostics
from .converter import Converter
from .kramdown import convert_with


class SmartyPants(Converter):
    """Belongs to no extension; only the filter calls it."""

    priority: ClassVar[str] = "low"

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        super().__init__(config, diagnostics)
        given = config.get("kramdown")
        self._options = kramdown.Options(
            {**(given if isinstance(given, Mapping) else {}), "input": "SmartyPants"}
        )

    def convert(self, content: str) -> str:
        """``content`` with typographic characters."""
        wanted = self.diagnostics if self._options.get("show_warnings") else None
        return convert_with(content, self._options, wanted).removesuffix("\n")
