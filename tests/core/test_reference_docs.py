"""The pages of reference are those that the tables make."""

from __future__ import annotations

import runpy

import pytest

from tests.oracles import ROOT


@pytest.mark.parametrize("name", ["command-line.md", "compatibility.md", "configuration.md"])
def test_the_page_is_up_to_date(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))  # as for a script that is run from there
    page = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"][name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run: python docs/generate.py"
