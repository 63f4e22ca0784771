"""Placeholders of permalinks that do not exist: an error of the first document, and silent without one."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..lazy.tuples import NamedTuple
from .slips import meant_by

_PLACEHOLDER = re.compile(r":([a-z_]+)")


class UnknownPlaceholder(NamedTuple):
    """A misspelt placeholder."""

    written: str
    meant: str


def unknown_placeholder(template: str, known: Collection[str]) -> UnknownPlaceholder | None:
    """The first placeholder of a permalink that is misspelt; None without one.

    Args:
        template: the permalink.
        known: the names of the placeholders.
    """
    for name in _PLACEHOLDER.findall(template):
        meant = None if {name, name.removesuffix("_")} & {*known} else meant_by(name.removesuffix("_"), known)
        if meant is not None:
            return UnknownPlaceholder(name, meant)
    return None
