"""The converter that returns its input unchanged."""

from __future__ import annotations

from typing import ClassVar

from .converter import Converter


class IdentityConverter(Converter):
    """Matches every extension, with the lowest priority."""

    priority: ClassVar[str] = "lowest"

    def matches(self, ext: str) -> bool:
        """Return True."""
        return True
