"""Tags that Liquid reads otherwise than they look, without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from .bounds import MOST_OF_A_KIND
from .verbatim import without_verbatim


class _Kind(NamedTuple):
    """A kind of misread tags."""

    word: str
    """A word in every template that has such a tag: looking for it is quicker than the pattern."""
    pattern: re.Pattern[str]
    message: str
    hint: str


_KINDS = (
    _Kind(
        "else",
        lazy_pattern(r"\{%-?\s*else\s+if\b"),
        "{% else if %} is read as {% else %}: its condition does not count",
        "write elsif",
    ),
    _Kind(  # the next tag ends it, or is its else
        "case",
        lazy_pattern(r"\{%-?\s*case\b[^%]*%\}[^{]*(?:\{(?!%)[^{]*)*\{%-?\s*(?:endcase|else)\b"),
        "no {% when %} stands in this {% case %}, so that it compares with nothing",
        "write {% when 'value' %} before what is shown for a value",
    ),
)


def misread_tags(source: str, path: str, first_line: int) -> Iterator[JekyllError]:
    """The errors about ``{% else if %}``, and about each ``{% case %}`` without a ``{% when %}``.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    for kind in _KINDS:
        if kind.word in source and kind.pattern.search(source) is not None:
            for found in islice(kind.pattern.finditer(without_verbatim(source)), MOST_OF_A_KIND):
                position = SourcePosition.at(source, found.start(), first_line)
                yield JekyllError.at(position, kind.message, path=path, hint=kind.hint)
