"""Entries that leave findings out, in the configuration or in a page; one that matches nothing is a finding itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache

from ..lazy.tuples import NamedTuple
from .finding import Finding

UNUSED = "ignore-unused"
"""The name of the rule of entries that match nothing."""


class Ignore(NamedTuple):
    """An entry of ``ignore``: a finding is left out if it matches every part."""

    rule: str = "*"
    """A pattern of names of rules, such as ``link-*``."""
    page: str = "*"
    """A pattern of paths: of the source, or of the built page."""
    target: str = "*"
    """A pattern of the address, or a regular expression between slashes."""
    reason: str = ""
    """Why, for readers of the configuration."""
    name: str = ""
    """The name of the entry in messages."""
    source: str = ""
    """The page whose front matter has it, relative to the source; empty for the configuration."""
    may_be_unused: bool = False
    """Whether it may match nothing, as it is about a page, not about a fault."""

    def matches(self, finding: Finding) -> bool:
        """Whether it covers a finding."""
        pages = {finding.page} | ({finding.source.path} if finding.source else set())
        return (
            fnmatchcase(finding.rule, self.rule)
            and any(_matches(self.page.lstrip("/"), page) for page in pages)
            and (self.target == "*" or _matches(self.target, finding.target))
        )


def without_ignored(findings: Sequence[Finding], ignores: Sequence[Ignore]) -> tuple[list[Finding], list[Ignore]]:
    """The findings that no entry covers, and the entries that cover none."""
    used = dict.fromkeys(ignores, False)
    kept = []
    for finding in findings:
        covering = [ignore for ignore in ignores if ignore.matches(finding)]
        used.update(dict.fromkeys(covering, True))
        if not covering:
            kept.append(finding)
    return kept, [ignore for ignore, is_used in used.items() if not is_used and not ignore.may_be_unused]


def _matches(pattern: str, text: str) -> bool:
    if len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/") and not fnmatchcase(text, pattern):
        return _compiled(pattern[1:-1]).search(text) is not None
    return fnmatchcase(text, pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error:
        return re.compile(re.escape(pattern))
