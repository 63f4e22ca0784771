"""Typographic quotes, dashes and dots for text that is not otherwise Markdown: the filter ``smartify``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ..diagnostics import Diagnostics
from .converter import Converter

if TYPE_CHECKING:
    from ..kramdown import Dialect


class SmartyPants(Converter):
    """Belongs to no extension; only the filter calls it."""

    priority: ClassVar[str] = "low"

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        super().__init__(config, diagnostics)
        given = config.get("kramdown")
        self._options = {str(name): value for name, value in given.items()} if isinstance(given, Mapping) else {}
        self._wanted = self.diagnostics if self._options.get("show_warnings") else None

    @cached_property
    def _dialect(self) -> Dialect:
        from .smartypants_dialect import smartypants_dialect  # as kramdown: only what is converted needs it

        return smartypants_dialect(self._options)

    def convert(self, content: str) -> str:
        """``content`` with typographic characters."""
        from .kramdown import convert_with

        return convert_with(self._dialect, content, self._wanted).removesuffix("\n")
