"""How a state of a lexer finds the rule that matches: as few regular expressions as can be, each of many rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from pygments.token import _TokenType

from .matchers import Matcher

Rule = tuple[re.Pattern[str] | Matcher, Any, Any]
"""A pattern, the action of the rule, the state that follows: a row of Pygments' compiled rule tables."""
Found = tuple[re.Match[str], Any, Any]
"""A match, the action of its rule, the state that follows."""
Find = Callable[[str, int], Found | None]

_NOT_COMBINED = re.compile(r"\\[1-9]|\(\?P")


class Plans(dict[str, Find]):
    """What finds the rule that matches, for each state; worked out when a state is first entered."""

    def __init__(self, rules: Mapping[str, Iterable[Rule]]) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, state: str) -> Find:
        find = self[state] = plan(self.rules[state])
        return find


def plan(rules: Iterable[Rule]) -> Find:
    """What finds the first of ``rules`` that matches at a position."""
    steps: list[Find] = []
    for combined, run in groupby(rules, lambda rule: _can_be_combined(rule[0])):
        if combined:
            steps.append(_Combined(run))
        else:
            steps.extend(_Single(rule) for rule in run)
    if len(steps) == 1:
        return steps[0]

    def find(text: str, pos: int) -> Found | None:
        for step in steps:
            found = step(text, pos)
            if found:
                return found
        return None

    return find


def _can_be_combined(pattern: re.Pattern[str] | Matcher) -> bool:
    return isinstance(pattern, re.Pattern) and not _NOT_COMBINED.search(pattern.pattern)


class _Combined:
    """Several rules as one pattern, an alternative each; the first that matches counts, as when tried in turn."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: dict[int | None, tuple[re.Pattern[str] | None, Any, Any]] = {}
        alternatives, index, flags = [], 1, 0
        for rule in rules:
            pattern = rule[0]
            assert isinstance(pattern, re.Pattern)
            wants_groups = pattern.groups and type(rule[1]) is not _TokenType
            self.rules[index] = (pattern if wants_groups else None, rule[1], rule[2])
            alternatives.append(f"({pattern.pattern})")
            index += 1 + pattern.groups
            flags = pattern.flags
        self.match = re.compile("|".join(alternatives), flags).match

    def __call__(self, text: str, pos: int) -> Found | None:
        match = self.match(text, pos)
        if not match:
            return None
        pattern, action, state = self.rules[match.lastindex]
        if pattern and (own := pattern.match(text, pos)):
            match = own
        return match, action, state


class _Single:
    """One rule by itself."""

    def __init__(self, rule: Rule) -> None:
        pattern, self.action, self.state = rule
        self.match = pattern.match

    def __call__(self, text: str, pos: int) -> Found | None:
        match = self.match(text, pos)
        return (match, self.action, self.state) if match else None
