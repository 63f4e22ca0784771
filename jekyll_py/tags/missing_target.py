"""The error of ``link`` and ``post_url`` for a file that the site does not have."""

from __future__ import annotations

import re

from ..filters.arguments import JekyllLiquidError


class MissingTarget(JekyllLiquidError):
    """A tag names a file that the site does not have.

    Args:
        reason: the message.
        pattern: a regular expression for the paths, relative to the source, of the files that may have been meant.
        wanted: the name in the tag.
    """

    def __init__(self, reason: str, pattern: str = "", wanted: str = "") -> None:
        super().__init__(reason)
        self.wanted = wanted
        self.pattern = pattern

    def means(self, relative_path: str) -> bool:
        """Whether ``pattern`` matches the start of a path relative to the source."""
        return re.match(self.pattern, relative_path.lstrip("/")) is not None
