"""Finds the rule of a lexer state that matches: all rules of a state are in one regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pygments.token import _TokenType

from .matchers import Matcher

Rule = tuple[re.Pattern[str] | Matcher, Any, Any]
"""A pattern, the action of the rule, the state that follows: a row of Pygments' compiled rule tables."""
Found = tuple[re.Match[str] | None, Any, Any]
"""A match, the action of its rule, the state that follows."""
Match = Callable[[str, int], re.Match[str] | None]
Row = tuple[Callable[[str, int], Found] | None, Any, Any]
"""How a rule is matched by itself, where its groups are wanted or it is a matcher; its action, the next state."""

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_REFERENCE = re.compile(r"\\(?:([1-9])|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RuleMatcher:
    """The rules of a state, by one pattern with an alternative for each: the first that matches counts.

    Of a matcher only the gate is part of that pattern: where it fails behind its gate, the rules after it are tried.
    """

    match: Match
    rows: dict[int | None, Row]
    """Each rule by the number of the group that shows it matched."""

    def find(self, text: str, pos: int) -> Found:
        """The match at a position, if there is one."""
        match = self.match(text, pos)
        if not match:
            return None, None, None
        by_itself, action, state = self.rows[match.lastindex]
        return by_itself(text, pos) if by_itself else (match, action, state)


class RuleMatchers(dict[str, RuleMatcher]):
    """The matcher of each state, made when the state is first entered."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, state: str) -> RuleMatcher:
        made = self[state] = rule_matcher(self.rules[state])
        return made


def rule_matcher(rules: Sequence[Rule]) -> RuleMatcher:
    """The matcher of a state with these rules.

    The group that shows an alternative matched is empty and stands at its end: one at the beginning would keep Python
    from seeing at a glance that the alternative cannot match.
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
        if not first.pattern:  # it matches anywhere
            break
    return RuleMatcher(re.compile("|".join(alternatives) or "(?!)", flags).match, rows)


def _by_itself(rules: Sequence[Rule], number: int) -> Callable[[str, int], Found]:
    """How a rule is matched by itself, or one of those after it."""
    pattern, action, state = rules[number]
    match = pattern.match
    after = cache(lambda: rule_matcher(rules[number + 1 :]))

    def find(text: str, pos: int) -> Found:
        found = match(text, pos)
        return (found, action, state) if found else after().find(text, pos)

    return find


def _shifted(pattern: str, groups: int) -> str:
    """A pattern that comes after some groups: what it refers to by number has another one there."""

    def reference(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        assert int(found[1]) + groups < 100, "Python has no reference to a group beyond the 99th"
        return rf"(?:\{int(found[1]) + groups})"

    return _REFERENCE.sub(reference, _GROUP_NAME.sub("(", pattern))
