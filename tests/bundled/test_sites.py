"""A site for each plugin, byte for byte as Jekyll with the gem writes it.

``python -m tests.sites.regenerate ../bundled/sites/NAME`` writes what is expected anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from tests.reference import jekyll, lay_out, set_environment, tree
from tests.test_sites import assert_same

SITES = Path(__file__).parent / "sites"
NAMES = sorted(path.parent.name for path in SITES.glob("*/source"))


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch)


@pytest.mark.parametrize("name", NAMES)
def test_builds_what_the_gem_builds(name: str, tmp_path: Path) -> None:
    source = lay_out(SITES / name / "source", tmp_path / "source")
    jekyll_py.build(source, tmp_path / "site", disable_disk_cache=True)
    assert_same(tree(SITES / name / "expected"), tree(tmp_path / "site"))


@pytest.mark.jekyll
@pytest.mark.parametrize("name", NAMES)
def test_the_gem_still_builds_the_fixture(name: str, tmp_path: Path) -> None:
    jekyll(lay_out(SITES / name / "source", tmp_path / "source"), tmp_path / "site")
    assert_same(tree(SITES / name / "expected"), tree(tmp_path / "site"))
