"""Globs, compared with Ruby's ``File.fnmatch``."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.compat import fnmatch
from tests.core.ruby import Ruby

PATTERNS = st.text(st.sampled_from("ab./*?[]!^-\\{},你"), max_size=8)
PATHS = st.text(st.sampled_from("ab./-]\\你"), max_size=8)


@pytest.mark.jekyll
@settings(max_examples=250)
@given(PATTERNS, PATHS)
def test_globs_match_what_ruby_matches(ruby: Ruby, pattern: str, path: str) -> None:
    assert fnmatch.matches(pattern, path) == ruby.ask("fnmatch", pattern, path)


@pytest.mark.parametrize("pattern", ["*a" * 60, "**" * 60 + "b", "[" * 5000])
def test_no_pattern_takes_forever(pattern: str) -> None:
    assert not fnmatch.matches(pattern, "a" * 50)
