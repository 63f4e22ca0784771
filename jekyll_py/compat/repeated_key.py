"""A key that stands twice in YAML."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


class RepeatedKey(NamedTuple):
    """A key that a mapping has twice, so that its first value is lost."""

    name: str
    line: int
    """The line of the second one, from 1 for the first line of the text."""
    column: int
