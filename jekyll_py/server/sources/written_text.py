"""Finds what is the same in a source and in the page that is made from it: text between markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...disk.text import text_or_empty
from ...model.front_matter_block import split
from .editors import Place

_CHANGED = re.compile(
    r"[\n\r*_`~\[\](){}<>|&#\"'‘’“”«»…–—\\]+|--+|\.\.\.|:\w+:|!(?=\[)|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE
)
"""The characters that markup, templates and typography write in another way."""
_SHORTEST = 3


def unchanged_parts(text: str) -> Sequence[str]:
    """The parts of a text between what is written in another way on the other side, the longest first.

    Args:
        text: a line of a source, or a text of a page.
    """
    parts = (part.strip() for part in _CHANGED.split(text))
    return sorted({part for part in parts if len(part) >= _SHORTEST}, key=lambda part: (-len(part), text.index(part)))


def find_written(texts: Sequence[str], files: Sequence[Path]) -> Place | None:
    """Where the first of some texts of a page was written that is found in one of some files.

    Args:
        texts: what was clicked, then what is around it.
        files: the source of the page, then its layouts and includes.
    """
    read = [(file, text) for file in files if (text := text_or_empty(file))]
    for part in (part for text in texts for part in unchanged_parts(text)):
        words = r"\s+".join(map(re.escape, part.split()))
        pattern = re.compile(rf"(?<!\w){words}(?!\w)")
        for place in _places(pattern, read):
            return place
    return None


def _places(pattern: re.Pattern[str], read: Sequence[tuple[Path, str]]) -> Iterator[Place]:
    """The places of a pattern: in the text of the files, then in their front matter."""
    for starts_below in (True, False):
        for file, text in read:
            found = pattern.search(text, len(split(text).above) if starts_below else 0)
            if found:
                yield Place.at(file, text, found.start())
