"""Small sites, each for one thing that GitHub Pages does in its own way, against recorded output.

``recorded_pages.json`` has the files of each site, and what the gem github-pages 232 with Jekyll 3.10.0 wrote on
Ruby 3.1, or that it ended the build.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jekyll_py.errors import JekyllError
from tests.bundled.building import build

RECORDED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("recorded_pages.json").read_text("utf-8"))
CONFIGURATION = """\
theme:
time: 2026-06-15 12:00:00 +0000
url: https://o.github.io
baseurl: ''
repository: o/o.github.io
"""


@pytest.fixture(autouse=True)
def _deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment in which GitHub builds a site."""
    for name, value in {
        "JEKYLL_ENV": "production",
        "JEKYLL_PY_TARGET": "github-pages",
        "PAGES_REPO_NWO": "o/o.github.io",
        "TZ": "UTC",
    }.items():
        monkeypatch.setenv(name, value)


def written(folder: Path, recorded: dict[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The output of a site, and the warnings."""
    own = recorded["files"].get("_config.yml", "")
    built = build(folder, {**recorded["files"], "_config.yml": CONFIGURATION + own}, target=None)
    files = [path for path in built.folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(built.folder)): path.read_bytes().decode() for path in files}, built.warnings


@pytest.mark.parametrize("name", [name for name, recorded in RECORDED.items() if "output" in recorded])
def test_the_output_is_that_of_github_pages(name: str, tmp_path: Path) -> None:
    assert written(tmp_path, RECORDED[name])[0] == RECORDED[name]["output"]


@pytest.mark.parametrize("name", [name for name, recorded in RECORDED.items() if "refused" in recorded])
def test_what_ends_the_build_there_is_an_error_or_named(name: str, tmp_path: Path) -> None:
    try:
        _, warnings = written(tmp_path, RECORDED[name])
    except JekyllError:
        return
    assert any("deployment will fail" in warning for warning in warnings)
