"""A pagination without posts has no pager: the first post brings one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop

CONFIG = {"time": "2026-01-02 03:04:05 +0000", "target": "jekyll", "paginate": 2, "plugins": ["jekyll-paginate"]}
INDEX = "---\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}"
POST = "_posts/2025-01-01-a.md"


@pytest.mark.parametrize("restarts", [False, True])
def test_the_first_post_comes_and_goes(tmp_path: Path, restarts: bool) -> None:
    workshop = Workshop.built(tmp_path, {"index.html": INDEX}, {}, CONFIG)
    if restarts:
        workshop.restart()
    workshop.write(POST, "---\n---\n")
    workshop.check()
    workshop.remove(POST)
    workshop.check()
