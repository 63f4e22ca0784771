"""A site for each plugin, byte for byte as Jekyll with the gem writes it.

``python -m tests.sites.regenerate ../bundled/sites/NAME`` writes what is expected anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from tests.reference import ENVIRONMENT, jekyll, lay_out, tree
from tests.test_sites import assert_same

SITES = Path(__file__).parent / "sites"
NAMES = sorted(path.parent.name for path in SITES.glob("*/source"))


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment in which Jekyll writes the fixtures."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


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
