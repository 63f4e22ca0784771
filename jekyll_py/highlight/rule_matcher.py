"""Finds the first matching rule of a state, with one regular expression for all its rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from pygments.token import _TokenType

from .lazy_pattern import LazyPattern
from .matchers import Matcher

Rule = tuple[LazyPattern | Matcher, Any, Any]
"""A pattern, an action, and the next state: a row of Pygments' compiled rule tables."""
Found = tuple[re.Match[str] | None, Any, Any]
"""A match, the action of its rule, and the next state."""
Match = Callable[[str, int], re.Match[str] | None]
Row = tuple[Callable[[str, int], Found] | None, Any, Any]
"""The function that matches a rule alone, for its groups or for a `Matcher`, or None; its action; the next state."""

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_REFERENCE = re.compile(r"\\(?:([1-9])|.)", re.DOTALL)


class RuleMatcher:
    """Matches the rules of a state by one pattern, with an alternative for each rule in order.

    Of a `Matcher` the pattern has only the gate; if the gate matches and the matcher fails, the later rules are tried.

    Args:
        match: matches the pattern.
        rows: the rules by the number of the group that is set when their alternative matches.
    """

    __slots__ = ("match", "rows")

    def __init__(self, match: Match, rows: Mapping[int | None, Row]) -> None:
        self.match = match
        self.rows = rows

    def find(self, text: str, pos: int) -> Found:
        """The match of the first rule that matches at a position; None without one."""
        match = self.match(text, pos)
        if not match:
            return None, None, None
        by_itself, action, state = self.rows[match.lastindex]
        return by_itself(text, pos) if by_itself else (match, action, state)


class RuleMatchers(dict[str, RuleMatcher]):
    """The matchers of states, each made when its state is first entered."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, state: str) -> RuleMatcher:
        made = self[state] = rule_matcher(self.rules[state])
        return made


def rule_matcher(rules: Sequence[Rule]) -> RuleMatcher:
    """Make the matcher of a state's rules.

    An empty group at the end of each alternative shows that it has matched: at the beginning it would prevent Python
    from skipping alternatives by their first character.
    """
    rows: dict[int | None, Row] = {}
    alternatives, groups, flags = [], 0, 0
    for number, (pattern, action, state) in enumerate(rules):
        first = pattern.gate if isinstance(pattern, Matcher) else pattern
        alternatives.append(f"(?:{_shifted(first.pattern, groups)})()")
        groups += first.groups + 1
        flags |= first.flags
        wants_own = first is not pattern or (first.groups and type(action) is not _TokenType)
        rows[groups] = _by_itself(rules, number) if wants_own else None, action, state
        if not first.pattern:  # the empty pattern matches anywhere
            break
    return RuleMatcher(re.compile("|".join(alternatives) or "(?!)", flags).match, rows)


def _by_itself(rules: Sequence[Rule], number: int) -> Callable[[str, int], Found]:
    """A function that matches a rule alone, or else one of the rules after it."""
    pattern, action, state = rules[number]
    match = pattern.match
    after = cache(lambda: rule_matcher(rules[number + 1 :]))

    def find(text: str, pos: int) -> Found:
        found = match(text, pos)
        return (found, action, state) if found else after().find(text, pos)

    return find


def _shifted(pattern: str, groups: int) -> str:
    """A pattern with its references to groups renumbered, as it is put after other groups."""

    def reference(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        assert int(found[1]) + groups < 100, "Python has no reference to a group beyond the 99th"
        return rf"(?:\{int(found[1]) + groups})"

    return _REFERENCE.sub(reference, _GROUP_NAME.sub("(", pattern))
