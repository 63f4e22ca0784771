"""The news for open pages beside the changed files: errors, warnings, findings, progress, and where to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from .background_check import PageFindings
from .builder import EVERY_PAGE, LastGood
from .progress import Progress
from .sources.source_files import SourceLine

Around = Callable[[JekyllError], Sequence[SourceLine]]
"""Gives the lines of a source around the place of an error."""


class Cursor(NamedTuple):
    """Where an editor's cursor is."""

    pages: Sequence[str]
    """The open pages that are made from its file, as paths below the destination."""
    parts: Sequence[str]
    """The parts of its line that the page may have, the longest first."""
    position: float
    """Its place in the file, from 0 to 1."""


class Move(NamedTuple):
    """Where a page has gone, for those that follow it."""

    by: str
    """The page, by a name that it has chosen."""
    path: str
    """Path and query of its address."""
    position: float
    """The part that it is scrolled, from 0 to 1."""


@dataclass
class PageNews:
    """The latest of each kind."""

    errors: tuple[JekyllError, ...] = ()
    """Those of the last build."""
    progress: Progress | None = None
    """That of a running build."""
    findings: PageFindings = field(default_factory=dict)
    cursor: tuple[int, Cursor | None] = (0, None)
    """With its number, so that a page can tell whether it is new."""
    move: tuple[int, Move | None] = (0, None)
    warnings: Mapping[str, Sequence[JekyllError]] = field(default_factory=dict)
    """By page, those of the last build."""
    last_good: Mapping[str, LastGood] = field(default_factory=dict)
    """By page, those that are shown as they were before a mistake."""

    def take_warnings(self, warnings: Mapping[str, Sequence[JekyllError]], last_good: Mapping[str, LastGood]) -> bool:
        """Take the warnings of a build. Returns whether pages learn something new."""
        is_same = _texts(warnings) == _texts(self.warnings) and last_good.keys() == self.last_good.keys()
        self.warnings, self.last_good = warnings, last_good
        return not is_same

    def as_json(self, file: str, around: Around) -> Mapping[str, object]:
        """The news for a page.

        Args:
            file: the file below the destination that it shows; empty if that is not known.
            around: the lines of the source around the place of an error.
        """
        return {
            "progress": None if self.progress is None else self.progress._asdict(),
            "findings": self.findings.get(file, ()),
            "cursor": numbered_json(*self.cursor),
            "move": numbered_json(*self.move),
            "errors": [{**_error_json(error), "lines": around(error)} for error in self.errors],
            "mistakes": [{**_error_json(error), "lines": around(error)} for error in self._mistakes(file)],
            "warnings": [*map(_error_json, self._lesser_warnings(file))],
        }

    def _mistakes(self, file: str) -> Sequence[JekyllError]:
        """The reasons why a page is shown as it was before."""
        good = self.last_good.get(file)
        return () if good is None else good.warnings

    def _lesser_warnings(self, file: str) -> Sequence[JekyllError]:
        """The warnings about a page, and about what several pages use, that do not keep its new version away."""
        if file in self.last_good:
            return ()
        own = self.warnings.get(file, ()) if file else ()
        return [*own, *self.warnings.get(EVERY_PAGE, ())]


def numbered_json(number: int, value: Cursor | Move | None) -> Mapping[str, object]:
    """A cursor or a move with its number, as JSON."""
    return {"number": number, **({} if value is None else value._asdict())}


def _error_json(error: JekyllError) -> Mapping[str, object]:
    """An error or a warning as JSON, without the lines around its place."""
    return {
        "kind": error.kind,
        "message": error.message,
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "source_line": error.source_line,
        "hint": error.hint,
        "chain": list(error.chain),
        "page": error.page,
    }


def _texts(warnings: Mapping[str, Sequence[JekyllError]]) -> Mapping[str, Sequence[str]]:
    return {page: [str(warning) for warning in found] for page, found in warnings.items()}
