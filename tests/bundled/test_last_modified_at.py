"""The date of the last commit, as the gem finds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bundled.building import build
from tests.reference import jekyll
from tests.repository import commit

pytestmark = pytest.mark.jekyll

PAGE = "---\n---\n{% last_modified_at %Y-%m-%d %H:%M:%S %} {{ page.last_modified_at }}"


def test_files_have_the_date_of_their_last_commit(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "sub").mkdir(parents=True)
    names = ["a.html", "sub/ä b.html", "_posts/2020-01-01-p.html", "new.html"]
    files = {**dict.fromkeys(names, PAGE), "_config.yml": "plugins: [jekyll-last-modified-at]\ntimezone: UTC\n"}
    for name, text in files.items():
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text(text, "utf-8")
    commit(source, *names[:3], date="2021-02-03T04:05:06Z")
    (source / "a.html").write_text(f"{PAGE}!", "utf-8")
    commit(source, "a.html", date="2022-02-03T04:05:06+0800")
    os.utime(source / "new.html", (1_600_000_000, 1_600_000_000))

    jekyll(source, tmp_path / "theirs")
    ours = build(tmp_path, {}, plugins=["jekyll-last-modified-at"])
    for path in ("a.html", "sub/ä b.html", "2020/01/01/p.html", "new.html"):
        assert ours.text(path) == (tmp_path / "theirs" / path).read_text("utf-8")
