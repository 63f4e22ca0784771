"""The converter of the filter ``smartify``: typographic quotes, dashes and dots in text that is no Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ..diagnostics import Diagnostics
from . import kramdown_options
from .converter import Converter

if TYPE_CHECKING:
    from ..kramdown import Dialect


class SmartyPantsConverter(Converter):
    """Matches no extension; only the filter calls it."""

    priority: ClassVar[str] = "low"

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        super().__init__(config, diagnostics)
        given = config.get("kramdown")
        self._options = {str(name): value for name, value in given.items()} if isinstance(given, Mapping) else {}
        self._wanted = self.diagnostics if self._options.get("show_warnings") else None

    @cached_property
    def _dialect(self) -> Dialect:
        from .kramdown import naming_options  # imported at first use, because they import kramdown
        from .smartypants_dialect import smartypants_dialect

        with naming_options():
            return smartypants_dialect(self._options)

    def convert(self, content: str) -> str:
        """Replace quotes, dashes and dots by typographic characters.

        Raises:
            SettingError: an option of kramdown has an invalid value.
        """
        from .kramdown import convert_with

        kramdown_options.record_all()
        return convert_with(self._dialect, content, self._wanted).removesuffix("\n")
