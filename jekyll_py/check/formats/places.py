"""The place of a finding for formats that need a path, a line and a column in every case."""

from __future__ import annotations

from ...lazy.tuples import NamedTuple
from ..finding import Finding


class ShownPlace(NamedTuple):
    """A place with every part."""

    path: str
    line: int
    column: int


def place_of(finding: Finding) -> ShownPlace:
    """The place in the source if it is known, else that in the built file; the first line stands for the whole file."""
    if finding.source is not None:
        return ShownPlace(finding.source.path, finding.source.line or 1, finding.source.column or 1)
    return ShownPlace(finding.page, finding.line or 1, finding.column or 1)


def sentence(finding: Finding) -> str:
    """The message with its hint, and on how many pages it is found."""
    hint = f" ({finding.hint})" if finding.hint else ""
    pages = f" [on {finding.pages} pages]" if finding.pages > 1 else ""
    return f"{finding.message}{hint}{pages}"


def fingerprint_of(finding: Finding) -> str:
    """A name of a finding that stays the same while lines above it come and go."""
    from hashlib import sha256

    words = (finding.rule, place_of(finding).path, finding.message)
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()
