"""Environment variables that plugins of GitHub Pages read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled.building import build


@pytest.mark.parametrize(
    ("name", "value", "page", "expected"),
    [
        ("PAGES_REPO_NWO", "own/er", "{{ site.github.repository_nwo }}", "own/er"),
        ("PAGES_ENV", "enterprise", "{{ site.github.environment }}", "enterprise"),
        ("PAGES_AVATARS_URL", "https://a.example/", "{% avatar hubot %}", 'src="https://a.example/hubot?v=3&s=40"'),
    ],
)
def test_a_variable_is_followed(
    name: str, value: str, page: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.delenv("JEKYLL_GITHUB_TOKEN", raising=False)
    plugins = ["jekyll-github-metadata", "jekyll-avatar"]
    site = build(tmp_path, {"index.html": f"---\n---\n{page}"}, plugins=plugins, repository="some/where")
    assert expected in site.text("index.html")
