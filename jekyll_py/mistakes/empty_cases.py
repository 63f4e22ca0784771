"""``{% case %}`` without a ``{% when %}``, whose body Liquid leaves out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..errors import JekyllError, SourcePosition
from .bounds import MOST_OF_A_KIND
from .verbatim import without_verbatim

_CASE = re.compile(r"\{%-?\s*case\b[^%]*%\}[^{]*(?:\{(?!%)[^{]*)*\{%-?\s*(?:endcase|else)\b")
_MESSAGE = "no {% when %} stands in this {% case %}, so that it compares with nothing"


def empty_cases(source: str, path: str, first_line: int) -> Iterator[JekyllError]:
    """The errors about each ``{% case %}`` of a template whose next tag ends it, or is its ``{% else %}``.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    if "case" not in source or _CASE.search(source) is None:
        return
    for found in islice(_CASE.finditer(without_verbatim(source)), MOST_OF_A_KIND):
        position = SourcePosition.at(source, found.start(), first_line)
        hint = "write {% when 'value' %} before what is shown for a value"
        yield JekyllError.at(position, _MESSAGE, path=path, hint=hint)
