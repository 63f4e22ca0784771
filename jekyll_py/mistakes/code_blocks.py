"""Parts of Markdown that are no prose, such as code, in which a mistake is mostly shown on purpose."""

from __future__ import annotations

import re

from ..lazy.patterns import lazy_pattern
from .blanks import blanked

_CODE = lazy_pattern(r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1|\Z)|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_OTHER = lazy_pattern(
    r"<(?P<tag>pre|script|style|textarea|code|svg)\b.*?(?:</(?P=tag)\b|\Z)|<!--.*?(?:-->|\Z)"
    r"|\{%-?\s*highlight\b.*?(?:\{%-?\s*endhighlight\b|\Z)|^(?: {4}|\t)[^\n]*|\$\$.*?(?:\$\$|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def without_code(source: str) -> str:
    """A text with blanks in the place of its code, so that all else stays where it is."""
    return _CODE.sub(blanked, source)


def prose(source: str) -> str:
    """A text in Markdown with blanks in the place of code, comments, formulas, scripts and styles."""
    return _OTHER.sub(blanked, without_code(source))
