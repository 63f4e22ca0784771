"""Sites with plugins in Ruby over the whole plugin API: each comes out as Jekyll writes it with the same plugins."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from tests.reference import jekyll, lay_out, set_environment, tree

SITES = sorted(path for path in (Path(__file__).parent / "sites").iterdir() if path.is_dir())


@pytest.mark.sandbox
@pytest.mark.jekyll
@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_site_is_what_jekyll_makes_of_it(
    site: Path, ruby_module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_environment(monkeypatch)
    source = lay_out(site, tmp_path / "source")
    jekyll(source, tmp_path / "theirs")
    jekyll_py.build(source, tmp_path / "ours")
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")
