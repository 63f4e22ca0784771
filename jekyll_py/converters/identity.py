"""The converter that leaves everything as it is."""

from __future__ import annotations

from typing import ClassVar

from .converter import Converter


class Identity(Converter):
    """Matches every extension, after all others."""

    priority: ClassVar[str] = "lowest"

    def matches(self, ext: str) -> bool:
        """Always."""
        return True
