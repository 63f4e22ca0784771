"""What every converter is: from one markup to another, chosen by the extension of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..diagnostics import Diagnostics

PRIORITIES = {"lowest": -100, "low": -10, "normal": 0, "high": 10, "highest": 100}
"""The priorities of converters and generators; the higher goes first (``Jekyll::Plugin::PRIORITIES``)."""


class Converter:
    """Turns the content of files with certain extensions into something else (``Jekyll::Converter``).

    Args:
        config: the site's configuration.
        diagnostics: takes the converter's warnings.
    """

    priority: ClassVar[str] = "normal"
    """``highest``, ``high``, ``normal``, ``low`` or ``lowest``: who converts first where several match."""
    highlighter_prefix: ClassVar[str] = ""
    """What the ``highlight`` tag prints before its code in a file of this converter."""
    highlighter_suffix: ClassVar[str] = ""
    """What the ``highlight`` tag prints after its code in a file of this converter."""

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        self.config = config
        self.diagnostics = Diagnostics() if diagnostics is None else diagnostics

    def matches(self, ext: str) -> bool:
        """Whether files with this extension, dot included, are converted."""
        return False

    def output_ext(self, ext: str) -> str | None:
        """The extension the converted file has, dot included; None to leave that to other converters."""
        return ext

    def convert(self, content: str) -> str:
        """The converted content.

        Raises:
            JekyllError: it cannot be made sense of.
        """
        return content
