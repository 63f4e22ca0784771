"""``{% else if %}``, which Liquid reads as ``{% else %}``: the condition is dropped without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..errors import JekyllError, SourcePosition
from .bounds import MOST_OF_A_KIND
from .verbatim import without_verbatim

_ELSE_IF = re.compile(r"\{%-?\s*else\s+if\b")
_MESSAGE = "{% else if %} is read as {% else %}: its condition does not count"


def else_ifs(source: str, path: str, first_line: int) -> Iterator[JekyllError]:
    """The errors about ``{% else if %}`` in a template.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    if _ELSE_IF.search(source) is None:
        return
    for found in islice(_ELSE_IF.finditer(without_verbatim(source)), MOST_OF_A_KIND):
        position = SourcePosition.at(source, found.start(), first_line)
        yield JekyllError.at(position, _MESSAGE, path=path, hint="write elsif")
