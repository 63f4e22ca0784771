"""Where front matter ends: Jekyll's rule, by which everything here tells it from the text below."""

from __future__ import annotations

import re

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple

BLOCK = re.compile(r"\A(---(?>\s*\n).*?\n?)^(?:(?:---|\.\.\.)\s*$\n?)", re.DOTALL | re.MULTILINE | re.ASCII)
"""Jekyll's ``YAML_FRONT_MATTER_REGEXP``, from the beginning of a file."""
_OPENED = re.compile(r"---\s*\n", re.ASCII)


class FileParts(NamedTuple):
    """The text of a file, cut where its front matter ends."""

    yaml: str
    """The opening line and the YAML below it; empty if there is no front matter."""
    closing: str
    """The closing line, with the empty lines below it; empty if there is no front matter."""
    content: str
    """The text below."""

    @property
    def above(self) -> str:
        """Everything above the content."""
        return self.yaml + self.closing


class NotAMapping(JekyllError):
    """Front matter that is YAML but has no keys."""


def split(text: str) -> FileParts:
    """The parts of a file; all of it is content if its front matter is missing or never closed.

    Args:
        text: the file, without a byte order mark.
    """
    block = BLOCK.match(text)
    return (
        FileParts("", "", text)
        if block is None
        else FileParts(block[1], text[block.end(1) : block.end()], text[block.end() :])
    )


def opens_front_matter(text: str) -> bool:
    """Whether a text begins with the line that opens front matter, closed or not."""
    return _OPENED.match(text) is not None
