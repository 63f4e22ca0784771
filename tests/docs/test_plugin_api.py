"""The table of the plugin API in Ruby: each row names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ruby import test_plugins, test_sites

PAGE = Path(__file__).parents[2] / "docs" / "ruby.md"
TESTS = {*test_plugins.SITES, *(site.name for site in test_sites.SITES), *vars(test_plugins)}


def test_each_row_names_tests_that_there_are() -> None:
    table = PAGE.read_text("utf-8").partition("| of | there is | test |")[2].partition("\n\n")[0]
    rows = [line.split(" | ") for line in table.strip().splitlines()[1:]]
    named = [re.findall("`([^`]+)`", row[-1]) for row in rows]
    assert all(named)
    assert {name for names in named for name in names} <= TESTS
