"""RubyGems' version requirements, such as ``~> 4.2, != 4.2.1``."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne

Version = tuple[int, ...]

_CLAUSE = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*([0-9]{1,9}(?:\.[0-9]{1,9})*)\s*")
_OPERATORS: dict[str, Callable[[Version, Version], bool]] = {"=": eq, "!=": ne, ">": gt, ">=": ge, "<": lt, "<=": le}


def allows(requirement: str, version: Version) -> bool:
    """Whether a version meets a requirement (``Gem::Requirement#satisfied_by?``).

    Args:
        requirement: clauses between commas; a clause that cannot be read, such as one with a prerelease, allows all.
        version: without a prerelease.
    """
    return all(_meets(clause, version) for clause in requirement.split(","))


def _meets(clause: str, version: Version) -> bool:
    found = _CLAUSE.fullmatch(clause)
    if found is None:
        return True
    operator, bound = found[1] or "=", tuple(map(int, found[2].split(".")))
    if operator == "~>":
        return _plain(version) >= _plain(bound) and version[: max(len(bound) - 1, 1)] == bound[: max(len(bound) - 1, 1)]
    return _OPERATORS[operator](_plain(version), _plain(bound))


def _plain(version: Version) -> Version:
    """The version without zeros at its end: 4.0 and 4 are the same."""
    while version and not version[-1]:
        version = version[:-1]
    return version
