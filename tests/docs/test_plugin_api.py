"""The table of the plugin API in Ruby: each row names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ruby import small_sites, test_plugin_calls, test_plugin_errors, test_plugin_stages, test_sites

PAGE = Path(__file__).parents[2] / "docs" / "ruby.md"
TESTS = {
    *small_sites.SITES,
    *(site.name for site in test_sites.SITES),
    *(name for module in (test_plugin_calls, test_plugin_errors, test_plugin_stages) for name in vars(module)),
}


def test_each_row_names_tests_that_there_are() -> None:
    table = PAGE.read_text("utf-8").partition("| of | there is | test |")[2].partition("\n\n")[0]
    rows = [line.split(" | ") for line in table.strip().splitlines()[1:]]
    named = [re.findall("`([^`]+)`", row[-1]) for row in rows]
    assert all(named)
    assert {name for names in named for name in names} <= TESTS
