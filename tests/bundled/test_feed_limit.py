"""``feed: posts_limit``, with the values that a loop of the gem's template takes."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from tests.reference import jekyll, set_environment, tree

CONFIG = "plugins: [jekyll-feed]\nurl: https://feed.example\ntime: 2026-01-01\nfeed: {{posts_limit: {limit}}}\n"


@pytest.mark.jekyll
@pytest.mark.parametrize("limit", ["2", "0", "-1", "' 1 '", "~", "{}", "[]", "''", "false"])
def test_it_is_that_of_a_loop(limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch)
    source = tmp_path / "source"
    (source / "_posts").mkdir(parents=True)
    for day in range(1, 4):
        (source / f"_posts/2024-01-0{day}-a.md").write_text(f"---\n---\n{day}\n", encoding="utf-8")
    (source / "_config.yml").write_text(CONFIG.format(limit=limit), encoding="utf-8")
    jekyll(source, tmp_path / "theirs")
    jekyll_py.build(source, tmp_path / "ours", target="jekyll")
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")
