"""How a state of a lexer finds the rule that matches: all its rules in one regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from pygments.token import _TokenType

from .matchers import Matcher

Rule = tuple[re.Pattern[str] | Matcher, Any, Any]
"""A pattern, the action of the rule, the state that follows: a row of Pygments' compiled rule tables."""
Found = tuple[re.Match[str], Any, Any]
"""A match, the action of its rule, the state that follows."""
Find = Callable[[str, int], Found | None]
Row = tuple[Callable[[str, int], re.Match[str] | None] | None, int, Any, Any]
"""What matches a rule by itself where that is needed, for its groups or as a matcher; its number, action, and state."""

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_REFERENCE = re.compile(r"\\(?:([1-9])|.)", re.DOTALL)


class Plans(dict[str, Find]):
    """What finds the rule that matches, for each state; worked out when a state is first entered."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, state: str) -> Find:
        find = self[state] = plan(self.rules[state])
        return find


def plan(rules: Sequence[Rule]) -> Find:
    """What finds the first of ``rules`` that matches at a position, by one pattern with an alternative for each.

    Of a matcher only the gate is part of that pattern: where it fails behind its gate, the rules after it are tried.
    """
    pattern, rows = _combined(rules)
    match = pattern.match

    @cache
    def after(number: int) -> Find:
        return plan(rules[number + 1 :])

    def find(text: str, pos: int) -> Found | None:
        found = match(text, pos)
        if not found:
            return None
        own, number, action, state = rows[found.lastindex]
        if own:
            found = own(text, pos)
            if not found:
                return after(number)(text, pos)
        return found, action, state

    return find


def _combined(rules: Sequence[Rule]) -> tuple[re.Pattern[str], dict[int | None, Row]]:
    """All rules as one pattern, and the row of each by the number of the group that shows it matched.

    That group is empty and stands at the end: one at the beginning would keep Python from seeing at a glance that an
    alternative cannot match.
    """
    rows: dict[int | None, Row] = {}
    alternatives, groups, flags = [], 0, 0
    for number, (pattern, action, state) in enumerate(rules):
        first = pattern.gate if isinstance(pattern, Matcher) else pattern
        alternatives.append(f"(?:{_shifted(first.pattern, groups)})()")
        groups += first.groups + 1
        flags |= first.flags
        wants_own = first is not pattern or (first.groups and type(action) is not _TokenType)
        rows[groups] = pattern.match if wants_own else None, number, action, state
        if not first.pattern:  # it matches anywhere
            break
    return re.compile("|".join(alternatives) or "(?!)", flags), rows


def _shifted(pattern: str, groups: int) -> str:
    """A pattern that comes after some groups: what it refers to by number has another one there."""

    def reference(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        assert int(found[1]) + groups < 100, "Python has no reference to a group beyond the 99th"
        return rf"(?:\{int(found[1]) + groups})"

    return _REFERENCE.sub(reference, _GROUP_NAME.sub("(", pattern))
