"""The pages of reference are those that the tables make."""

from __future__ import annotations

import runpy

import pytest

from tests.oracles import ROOT


@pytest.mark.parametrize("name", ["configuration.md", "command-line.md"])
def test_the_page_is_up_to_date(name: str) -> None:
    page = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"][name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run: python docs/generate.py"
