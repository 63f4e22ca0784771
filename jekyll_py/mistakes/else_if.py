"""``{% else if %}``, which Liquid reads as ``{% else %}``: the condition is dropped without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import JekyllError
from .verbatim import without_verbatim

_ELSE_IF = re.compile(r"\{%-?\s*else\s+if\b")


def else_ifs(source: str, path: str, first_line: int) -> Iterator[JekyllError]:
    """The errors about ``{% else if %}`` in a template.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    if _ELSE_IF.search(source) is None:
        return
    for found in _ELSE_IF.finditer(without_verbatim(source)):
        start = source.rfind("\n", 0, found.start()) + 1
        yield JekyllError(
            "{% else if %} is read as {% else %}: its condition does not count",
            path=path,
            line=first_line + source.count("\n", 0, found.start()),
            column=found.start() - start + 1,
            source_line=source[start:].split("\n", 1)[0].rstrip("\r"),
            hint="write elsif",
        )
