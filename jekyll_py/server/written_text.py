"""The parts of a text that are the same in a source and in the page that is made from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CHANGED = re.compile(
    r"[\n\r*_`~\[\](){}<>|&#\"'‘’“”«»…–—\\]+|--+|\.\.\.|:\w+:|!(?=\[)|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE
)
"""What markup, templates and typography write in another way."""
_SHORTEST = 3


def unchanged_parts(text: str) -> Sequence[str]:
    """The parts of a text between what is written in another way on the other side, the longest first.

    Args:
        text: a line of a source, or a text of a page.
    """
    parts = (part.strip() for part in _CHANGED.split(text))
    return sorted({part for part in parts if len(part) >= _SHORTEST}, key=lambda part: (-len(part), text.index(part)))
