"""Faults and findings as values: a rule's function gives faults; with a rule's name and places a fault is a finding."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from ..lazy.tuples import NamedTuple

Severity = Literal["error", "warning"]


class Around(NamedTuple):
    """The text of a built page around what an author wrote, up to the ends of a few words."""

    before: str
    after: str


NOTHING_AROUND = Around("", "")
HEADING_MARK = "# "
"""The marks of Markdown before the words of a heading, which may stand elsewhere too: a part of `Fault.written`."""


class Fault(NamedTuple):
    """One fault as the function of a rule gives it."""

    message: str
    """The fault in one sentence without place, such as ``the link leads to /abuot/, which does not exist``."""
    at: int | None = None
    """Its offset in the text of the built file; None for the file as a whole, or where the caller knows the place."""
    written: str = ""
    """The text that the author wrote, such as an address or a tag: it is looked for in the sources."""
    target: str = ""
    """The address that the fault is about, if it is about one; `ignore` compares it."""
    hint: str | None = None
    """How to mend it, such as the nearest target that exists."""
    around: Around = NOTHING_AROUND
    """The text before and after `written` on the page; it tells equal words in the source apart."""


class FaultInFile(NamedTuple):
    """A fault of a rule that looks at the whole site, and the file that has it."""

    path: str
    """The built file, relative to the folder of the site."""
    fault: Fault


class SourcePlace(NamedTuple):
    """The place in the source that a finding comes from."""

    path: str
    """Relative to the folder of the source."""
    line: int | None = None
    """Counted from 1."""
    column: int | None = None
    """Counted from 1, in characters."""
    source_line: str | None = None
    """The text of the line."""


class Finding(NamedTuple):
    """One finding, for people and programs."""

    rule: str
    """The name of the rule."""
    severity: Severity
    message: str
    hint: str | None
    target: str
    """The address that it is about; empty if it is about none."""
    written: str
    """The words of the author; empty if the finding is not about one text."""
    page: str
    """The built file, the first of those that have it, relative to the folder of the site."""
    line: int | None
    """The line in that file, counted from 1; None for the file as a whole."""
    column: int | None
    """The column in that line, counted from 1."""
    source: SourcePlace | None
    """Where the author wrote it; None if that is not known."""
    on: Set[str] = frozenset()
    """The built files that have it: what a layout causes is one finding."""

    @property
    def pages(self) -> int:
        """On how many pages it was found."""
        return max(1, len(self.on))

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key to sort findings by: place, then rule."""
        place = self.source or SourcePlace(self.page, self.line, self.column)
        return place.path, place.line or 0, place.column or 0, self.rule, self.message
