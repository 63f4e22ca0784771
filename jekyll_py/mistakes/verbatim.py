"""Parts of a template that Liquid does not read: the bodies of ``raw`` and ``comment``."""

from __future__ import annotations

import re

from .blanks import blanks

_BODY = re.compile(r"(\{%-?\s*(raw|comment)\b[^%]*%\})(.*?)(?=\{%-?\s*end\2\b)", re.DOTALL)


def without_verbatim(source: str) -> str:
    """A template with blanks in the place of what Liquid does not read, so that all else stays where it is."""
    return _BODY.sub(lambda found: found[1] + blanks(found[3]), source)
