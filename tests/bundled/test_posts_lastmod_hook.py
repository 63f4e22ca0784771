"""The file in Ruby with which sites of the theme Chirpy date their posts, done here as Jekyll runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled.building import build
from tests.reference import jekyll
from tests.repository import commit, git

HOOK = """#!/usr/bin/env ruby
Jekyll::Hooks.register :posts, :post_init do |post|
  number = `git rev-list --count HEAD "#{ post.path }"`

  if number.to_i > 1
    date = `git log -1 --pretty="%ad" --date=iso "#{ post.path }"`
    post.data['last_modified_at'] = date
  end
end
"""
LISTING = "---\n---\n{% for post in site.posts %}{{ post.path }} {{ post.last_modified_at | inspect }}\n{% endfor %}"
NAME = "_plugins/posts-lastmod-hook.rb"


def repository(source: Path, *, merged: bool = False) -> None:
    """A site with posts that have one commit, two, and a date of their own."""
    files = {
        NAME: HOOK,
        "index.html": LISTING,
        "_posts/2020-01-01-once.md": "---\n---\n",
        "_posts/2020-01-02-twice ä.md": "---\n---\n",
        "_posts/2020-01-03-own.md": "---\nlast_modified_at: 2020-02-02\n---\n",
        "_config.yml": "timezone: UTC\n",
    }
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, "utf-8")
    commit(source, date="2021-02-03T04:05:06Z")
    if merged:
        git(source, "checkout", "-q", "-b", "side")
    for name in sorted(files)[2:5]:
        if "once" not in name:
            (source / name).write_text(files[name] + "more\n", "utf-8")
    commit(source, "_posts", date="2022-02-03T04:05:06+0800")
    if merged:
        git(source, "checkout", "-q", "main")
        (source / "_posts/2020-01-01-once.md").write_text("---\n---\nother\n", "utf-8")
        commit(source, "_posts", date="2022-03-03T04:05:06Z")
        git(source, "merge", "-q", "--no-edit", "side")


@pytest.mark.jekyll
@pytest.mark.parametrize("merged", [False, True], ids=["line", "merge"])
def test_posts_are_dated_as_by_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merged: bool) -> None:
    source = tmp_path / "source"
    repository(source, merged=merged)
    monkeypatch.chdir(source)
    jekyll(source, tmp_path / "theirs")
    ours = build(tmp_path, {})
    assert ours.text("index.html") == (tmp_path / "theirs/index.html").read_text("utf-8")
    assert "2022-02-03 04:05:06 +0800" in ours.text("index.html")
    assert ours.warnings == ()


def test_a_file_that_does_more_is_not_it(tmp_path: Path) -> None:
    files = {NAME: HOOK.replace("> 1", "> 2"), "index.html": LISTING}
    assert any(NAME in warning for warning in build(tmp_path, files).warnings)


def test_in_safe_mode_no_post_is_dated(tmp_path: Path) -> None:
    repository(tmp_path / "source")
    built = build(tmp_path, {}, safe=True)
    assert "2022" not in built.text("index.html")
