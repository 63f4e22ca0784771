"""Tags and outputs with full-width braces or a space within their braces, which Liquid takes for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from .bounds import MOST_OF_A_KIND
from .code_blocks import without_code
from .verbatim import without_verbatim

_OPENING = "\uff5b"
_PERCENT = "\uff05"
_NAMES = "if|unless|for|case|assign|capture|include|endif|endunless|endfor|endcase|endcapture"
_WIDE = lazy_pattern(rf"{_OPENING}\s*(?:{_OPENING}|%|{_PERCENT})|\{{\s*{_PERCENT}|\{{{_OPENING}")
_SPACED = lazy_pattern(rf"\{{ +%-?\s*(?:{_NAMES})\b[^%{{}}\n]{{0,200}}%\s*\}}")


def wide_tags(source: str, path: str, first_line: int) -> Iterator[JekyllError]:
    """The errors about what looks like a tag or an output and is none.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    if _OPENING in source or _PERCENT in source or ("{" in source and "{ %" in source):
        text = without_code(without_verbatim(source))
        yield from islice(_found(text, source, path, first_line), MOST_OF_A_KIND)


def _found(text: str, source: str, path: str, first_line: int) -> Iterator[JekyllError]:
    for found in _WIDE.finditer(text):
        message = "full-width characters make no tag, so that this is shown as it is"
        yield _error(message, "write {{ … }} or {% … %} with half-width characters", found, source, path, first_line)
    for found in _SPACED.finditer(text):
        message = "a space stands between { and %, so that this is no tag and is shown as it is"
        yield _error(message, "write {% and %} without spaces in them", found, source, path, first_line)


def _error(message: str, hint: str, found: re.Match[str], source: str, path: str, first_line: int) -> JekyllError:
    return JekyllError.at(SourcePosition.at(source, found.start(), first_line), message, path=path, hint=hint)
