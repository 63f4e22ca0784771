"""The pages that tables make are up to date: `make docs` writes them."""

from __future__ import annotations

import runpy

import pytest

from tests.oracles import ROOT

PAGES = sorted(path.name.replace(".in.", ".") for path in (ROOT / "docs").glob("*.in.md"))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))  # as for a script that is run from there
    page = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"][name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run: make docs"
