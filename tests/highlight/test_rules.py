"""The rules of all lexers: each compiles, and has the groups that are counted without compiling it."""

from __future__ import annotations

import re

import pytest

from jekyll_py.highlight.engine import RougeLexer
from jekyll_py.highlight.languages import by_name
from jekyll_py.highlight.lazy_pattern import LazyPattern
from jekyll_py.highlight.lexing import make_lexer
from jekyll_py.highlight.matchers import Matcher
from jekyll_py.reference import DEBIAN, JEKYLL, Version


def _patterns(rouge: Version) -> set[tuple[str, int]]:
    lexers = {make_lexer(language, rouge) for language in by_name(rouge).values() if language.lexer}
    rules = [
        rule[0]
        for lexer in lexers
        if isinstance(lexer, RougeLexer)
        for rows in lexer.matchers.rules.values()
        for rule in rows
    ]
    found = [rule.gate if isinstance(rule, Matcher) else rule for rule in rules]
    return {(pattern.pattern, int(pattern.flags)) for pattern in found}


@pytest.mark.parametrize("rouge", [DEBIAN.rouge, JEKYLL.rouge])
def test_the_groups_of_every_rule_are_counted(rouge: Version) -> None:
    patterns = _patterns(rouge)
    assert len(patterns) > 1000
    for pattern, flags in patterns:
        assert LazyPattern(pattern, flags).groups == re.compile(pattern, flags).groups, pattern


@pytest.mark.parametrize(
    "pattern", ["", r"\(", r"[(]([)(])", r"[]()]", r"[^]()](a)", "(?P<name>(?:a)(?=b)(?<!c))(?>d)"]
)
def test_what_looks_like_a_group_is_not_counted(pattern: str) -> None:
    assert LazyPattern(pattern, 0).groups == re.compile(pattern).groups
