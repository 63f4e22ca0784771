"""RubyGems' version requirements (``Gem::Requirement``), such as ``~> 4.2, != 4.2.1``."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne

from ..lazy.patterns import lazy_pattern
from .gem_version import Key, is_prerelease, is_version, key, release

_CLAUSE = lazy_pattern(r"\s*(=|!=|>=|<=|>|<|~>)?\s*(\S+)\s*")
_OPERATORS: dict[str, Callable[[Key, Key], bool]] = {"=": eq, "!=": ne, ">": gt, ">=": ge, "<": lt, "<=": le}


def allows(requirement: str, version: str) -> bool:
    """Whether a version meets a requirement (``Gem::Requirement#satisfied_by?``).

    Args:
        requirement: clauses between commas; one that cannot be read allows all.
        version: the version.
    """
    return all(_meets(clause, version) for clause in requirement.split(","))


def allows_prereleases(requirement: str) -> bool:
    """Whether a requirement names a version before its release, without which none is chosen."""
    return any(is_prerelease(clause) for clause in re.split(r"[,\s]+", requirement) if is_version(clause))


def _meets(clause: str, version: str) -> bool:
    found = _CLAUSE.fullmatch(clause)
    if found is None or not is_version(found[2]):
        return True
    operator, bound = found[1] or "=", found[2]
    if operator != "~>":
        return _OPERATORS[operator](key(version), key(bound))
    fixed = release(bound)[:-1] or release(bound)
    given = (*release(version), *([0] * len(fixed)))
    return key(version) >= key(bound) and given[: len(fixed)] == fixed
