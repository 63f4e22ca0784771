"""Fenced blocks of code that are never closed, which kramdown takes for text."""

from __future__ import annotations

import re

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from .blanks import blanked
from .fences import fences

_FENCE = lazy_pattern(
    r"^(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,})[ \t]*(?P<language>[^\n`]*)$", re.MULTILINE
)
"""A fence, also in a list or a quotation."""
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)|\{%-?\s*comment\b.*?(?:\{%-?\s*endcomment\b|\Z)", re.DOTALL)
_HTML = lazy_pattern(r"<(?:pre|script|textarea|style)\b", re.IGNORECASE)


def unclosed_fence(content: str, path: str, first_line: int) -> JekyllError | None:
    """The error about the last fence of a file, if it opens a block that nothing closes.

    Args:
        content: Markdown.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    if "```" not in content or _HTML.search(content):
        return None
    is_open: re.Match[str] | None = None
    shown = _COMMENT.sub(blanked, content) if "<!--" in content or "comment" in content else content
    for found in fences(shown, _FENCE):
        if is_open is None:
            is_open = found
        elif found["fence"].startswith(is_open["fence"]) and not found["language"].strip():
            is_open = None
    if is_open is None or is_open["before"].startswith(("    ", "\t")):
        return None
    return _error(content, is_open, path, first_line)


def _error(content: str, fence: re.Match[str], path: str, first_line: int) -> JekyllError:
    position = SourcePosition.at(content, fence.start("fence"), first_line)
    hint = f"end it with a line of {fence['fence']}"
    return JekyllError.at(position, "the block of code is never closed", path=path, hint=hint)
