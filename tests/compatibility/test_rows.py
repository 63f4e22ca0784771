"""The table of Jekyll's features names every one of them, and tests that there are."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from tests.oracles import ROOT, SHARED
from tests.test_conformance_features import FLOOR

TABLE = runpy.run_path(str(ROOT / "docs/compatibility_rows.py"))
ROWS: list[Any] = list(TABLE["rows"]())
HOW_MANY = 375


@cache
def collected() -> frozenset[str]:
    """The ids of all tests in the files that the table names, and their names without parameters."""
    named = {test.node.partition("::")[0] for row in ROWS for test in row.tests if test.node}
    files = sorted(name for name in named if (ROOT / name).exists())
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    shown = subprocess.run([*command, *files], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    ids = {line for line in shown.stdout.splitlines() if "::" in line}
    return frozenset(ids | {name.partition("[")[0] for name in ids} | set(files))


def test_every_feature_is_a_row() -> None:
    assert [row.number for row in ROWS] == list(range(1, HOW_MANY + 1))


@pytest.mark.shared
def test_the_rows_are_those_of_the_list_of_features() -> None:
    text = (SHARED / "conformance/features/jekyll-features.md").read_text(encoding="utf-8")
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", text, re.M)] == [row.number for row in ROWS]


def test_every_row_has_a_state_and_what_belongs_to_it() -> None:
    assert {row.state for row in ROWS} == set(TABLE["STATES"])
    assert [row.number for row in ROWS if row.state != "works" and not row.note] == []
    assert [row.number for row in ROWS if row.state != "cannot" and not row.tests] == []
    assert [row.number for row in ROWS if row.state == "works" and row.note] == []


@pytest.mark.slow
def test_every_test_that_a_row_names_is_there() -> None:
    scenarios = set(json.loads(FLOOR.read_text(encoding="utf-8")))
    named = [(row.number, test) for row in ROWS for test in row.tests]
    missing = [
        (number, test.name)
        for number, test in named
        if (test.node not in collected() if test.node else test.name not in scenarios)
    ]
    assert missing == []
