"""Small sites with plugins in Ruby: each is built here and by Jekyll, with the same plugin, to the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.plugins.ruby.loading import kept_loading
from tests.reference import jekyll
from tests.ruby.small_sites import SITES, lay_out, written

pytestmark = pytest.mark.usefixtures("ruby_module")


@pytest.mark.sandbox
@pytest.mark.jekyll
@pytest.mark.parametrize("name", SITES)
def test_a_site_is_what_jekyll_makes_of_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is where the next build takes over the plugins as they were loaded."""
    monkeypatch.setattr(kept_loading, "_LEAST", 0)
    here = lay_out(tmp_path / "site", SITES[name])
    jekyll(here, here / "_theirs")
    for _ in range(2):
        jekyll_py.build(here, target="jekyll", exclude=["_theirs"], disable_disk_cache=True)
        assert written(here / "_site") == written(here / "_theirs")
