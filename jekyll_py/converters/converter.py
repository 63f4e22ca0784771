"""The base class of converters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..diagnostics import Diagnostics

PRIORITIES = {"lowest": -100, "low": -10, "normal": 0, "high": 10, "highest": 100}
"""The priorities of converters and generators; the higher goes first (``Jekyll::Plugin::PRIORITIES``)."""


class Converter:
    """Converts the content of files with certain extensions (``Jekyll::Converter``).

    Args:
        config: the site's configuration.
        diagnostics: gets the converter's warnings.
    """

    priority: ClassVar[str] = "normal"
    """``highest``, ``high``, ``normal``, ``low`` or ``lowest``: the order if several converters match."""
    is_derived: ClassVar[bool] = False
    """Whether it derives from a converter of Jekyll, before which it then runs."""
    changes: ClassVar[type[Converter] | None] = None
    """The converter of Jekyll whose place it takes, if a plugin has changed one of them."""
    highlighter_prefix: ClassVar[str] = ""
    """Text that the ``highlight`` tag adds before its code in files of this converter."""
    highlighter_suffix: ClassVar[str] = ""
    """Text that the ``highlight`` tag adds after its code in files of this converter."""

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics | None = None) -> None:
        self.config = config
        self.diagnostics = Diagnostics() if diagnostics is None else diagnostics

    def matches(self, ext: str) -> bool:
        """Whether files with this extension, with its dot, are converted."""
        return False

    def output_ext(self, ext: str) -> str | None:
        """The extension of the converted file, with its dot; None leaves the choice to other converters."""
        return ext

    def convert(self, content: str) -> str:
        """The converted content.

        Raises:
            JekyllError: the content is invalid.
        """
        return content
