"""What ``link`` and ``post_url`` raise for a file that is no part of the site."""

from __future__ import annotations

import re

from ..filters.arguments import JekyllLiquidError


class MissingTarget(JekyllLiquidError):
    """A tag names what the site does not have.

    Args:
        reason: what is wrong.
        pattern: a regular expression for the paths, from the source, of what was meant.
    """

    def __init__(self, reason: str, pattern: str = "") -> None:
        super().__init__(reason)
        self.pattern = pattern

    def means(self, relative_path: str) -> bool:
        """Whether a file of the source is what was meant."""
        return re.match(self.pattern, relative_path.lstrip("/")) is not None
