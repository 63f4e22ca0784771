"""``SOURCE_DATE_EPOCH``: the same bytes whenever and wherever a site is built."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from jekyll_py.compat.dates import restore_timezone

from .conftest import MakeSite, Output, built

SITE = {
    "_config.yml": "plugins: [jekyll-feed, jekyll-sitemap]\nurl: https://example.org\nshow_drafts: true\n",
    "index.html": "---\n---\n{{ site.time }}{% for f in site.static_files %}{{ f.modified_time }}{% endfor %}"
    "{% for p in site.posts %}{{ p.date }}{{ p.url }}{% endfor %}",
    "_posts/2020-01-01-a.md": "---\ndate: 2020-01-01 23:30\n---\nx\n",
    "_posts/2020-06-01-b.md": "---\ndate: 2020-06-01 23:30 +0900\n---\nx\n",
    "_drafts/c.md": "---\n---\nx\n",
    "file.html": "x",
}


def built_in(zone: str, age: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> Output:
    """The output on a machine in a time zone, from files of an age in days."""
    restore_timezone()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    for path in root.rglob("*"):
        os.utime(path, (time.time() - age * 86400,) * 2)
    return built(root, disable_disk_cache=True)


def test_every_machine_writes_the_same(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(SITE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    one = built_in("Asia/Tokyo", 0, root, monkeypatch)
    other = built_in("America/New_York", 30, root, monkeypatch)
    monkeypatch.undo()
    time.tzset()
    assert one == other
    assert one["index.html"].startswith("2020-09-13 12:26:40 +0000")
    assert "2020/01/01/a.html" in one
