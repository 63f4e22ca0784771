"""Rows of rule tables that only some versions of Rouge have.

"root": [
    since((4, 1), (r"record\\b", Keyword)),
    before((4, 1), (r"enum\\b", Keyword)),
    ...
]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pygments.lexer import inherit

from jekyll_py.reference import Version

from ..lazy.tuples import NamedTuple

Tables = dict[str, list[Any]]
"""The rows of a lexer's states: those of Pygments' rule tables, and `Dated` ones."""


class Dated(NamedTuple):
    """Rows of the versions from ``first`` on, up to ``end``, which has them no more."""

    rows: tuple[Any, ...]
    first: Version = ()
    end: Version | None = None

    def are_in(self, rouge: Version) -> bool:
        """Whether a version has the rows."""
        return self.first <= rouge and (self.end is None or rouge < self.end)


def since(version: Version, *rows: Any) -> Dated:
    """Rows that Rouge has since a version; they may be dated themselves."""
    return Dated(rows, first=version)


def before(version: Version, *rows: Any) -> Dated:
    """Rows that Rouge had before a version; they may be dated themselves."""
    return Dated(rows, end=version)


def rules_of(rouge: Version, lexer: type) -> Tables:
    """The rule tables of a class of lexers for one version of Rouge: without dates, and with what they inherit."""
    rules: Tables = {}
    for owner in reversed(lexer.__mro__):
        tables: Tables = owner.__dict__.get("tokens", {})
        rules |= {state: _joined(rows_of(rouge, rows), rules.get(state, [])) for state, rows in tables.items()}
    return rules


def _joined(rows: Iterable[Any], inherited: list[Any]) -> list[Any]:
    return [each for row in rows for each in (inherited if row is inherit else (row,))]


def rows_of(rouge: Version, rows: Iterable[Any]) -> Iterator[Any]:
    """The rows that a version of Rouge has, without dates."""
    for row in rows:
        if not isinstance(row, Dated):
            yield row
        elif row.are_in(rouge):
            yield from rows_of(rouge, row.rows)
