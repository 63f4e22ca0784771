"""Under ``safe`` the configuration of a site loads no plugin of another package."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import MakeSite, built


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that offers the plugin ``offered``; ``RAN`` in its folder tells that it was loaded."""
    about = tmp_path / "installed/offering-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: offering\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[jekyll_py.plugins]\noffered = offered_plugin\n")
    ran = "from pathlib import Path\nPath(__file__).with_name('RAN').touch()\n"
    (about.parent / "offered_plugin.py").write_text(ran)
    monkeypatch.syspath_prepend(about.parent)
    return about.parent / "RAN"


def test_a_whitelist_of_the_site_loads_none(installed: Path, site: MakeSite) -> None:
    root = site(
        {"_config.yml": "plugins: [offered, jemoji]\nwhitelist: [offered, jemoji]\n", "a.md": "---\n---\n:+1:\n"}
    )
    assert "<img" in built(root, safe=True)["a.html"]
    built(root, target="github-pages", theme=None)
    assert not installed.exists()
    built(root, safe=True, whitelist=["offered"])
    assert installed.exists()
