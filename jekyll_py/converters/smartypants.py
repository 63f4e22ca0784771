"""Typographic quotes, dashes and dots for text that is not otherwise Markdown: the filter ``smartify``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..diagnostics import Diagnostics
from ..kramdown.convert import converter
from .converter import Converter


class SmartyPants(Converter):
    """Belongs to no extension; only the filter calls it."""

    priority: ClassVar[str] = "low"

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        super().__init__(config, diagnostics)
        given = config.get("kramdown")
        self._converter = converter({**(given if isinstance(given, Mapping) else {}), "input": "SmartyPants"})

    def convert(self, content: str) -> str:
        """``content`` with typographic characters."""
        return self._converter.html(content)[0].removesuffix("\n")
