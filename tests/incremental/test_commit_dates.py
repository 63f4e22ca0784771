"""Dates of the last change, from git and from files: an edit is put into the plan, and a commit dates items anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
from tests import repository
from tests.incremental.edition_edits import check_random_edits, seeds
from tests.incremental.edits import with_key, without_key
from tests.incremental.workshop import Workshop

CHIRPY = """\
Jekyll::Hooks.register :posts, :post_init do |post|

  commit_num = `git rev-list --count HEAD "#{ post.path }"`

  if commit_num.to_i > 1
    lastmod_date = `git log -1 --pretty="%ad" --date=iso "#{ post.path }"`
    post.data['last_modified_at'] = lastmod_date
  end

end
"""
SHOWN = "{{ page.last_modified_at | date: '%s' }}"
POST, PAGE, NEW = "_posts/2025-01-01-a.md", "page.md", "new.md"
FILES = {
    POST: f"---\ntitle: A\n---\n{SHOWN}",
    "_posts/2025-01-02-own.md": f"---\nlast_modified_at: 2024-01-01\n---\n{SHOWN}",
    PAGE: f"---\n---\n{SHOWN}",
    "plain.md": "---\n---\ntext",
    "list.html": "---\n---\n{% for post in site.posts %}{{ post.last_modified_at }}{% endfor %}",
}
CONFIG: Mapping[str, object] = {"time": "2026-01-01 00:00:00 +0000", "target": "jekyll", "timezone": "UTC"}
"""The zone has the name that is printed of times in UTC alone: these are local times."""
OF_GEM = {
    "bare.md": SHOWN,
    "_posts/2025-01-04-tagged.md": "---\nlast_modified_at: 2024-01-01\n---\n{% last_modified_at %s %}",
}
"""A file without front matter, and a post whose date of its own is not what the tag shows."""
KINDS: Mapping[str, tuple[Mapping[str, object], Mapping[str, str]]] = {
    "gem": ({"plugins": ["jekyll-last-modified-at", "jekyll-optional-front-matter"]}, {}),
    "hook": ({}, {"_plugins/posts-lastmod-hook.rb": CHIRPY}),
}
_numbers = iter(range(1_700_000_000, 1_800_000_000, 1000))


def commit(workshop: Workshop, *paths: str) -> None:
    """Commit some files, or all, each time at a later time."""
    repository.commit(workshop.source, *paths, date=f"{next(_numbers)} +0000")


@pytest.fixture(params=KINDS)
def workshop(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workshop]:
    settings, files = KINDS[request.param]
    made = Workshop(tmp_path, {**FILES, **files}, {}, {**CONFIG, **settings})
    commit(made)
    made.write(POST, FILES[POST] + " more")
    commit(made, POST)
    made.check()
    yield made
    made.restart()


def is_read(workshop: Workshop) -> bool:
    """Whether the site is read by a build that is to lead to what a clean build makes."""
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    rendered = workshop.rendered
    workshop.check()
    workshop.rendered = rendered
    return read.called


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
def test_an_edit_renders_what_it_concerns(workshop: Workshop, is_another_process: bool) -> None:
    for path, text, rendered in (
        (PAGE, f"{FILES[PAGE]} more", [PAGE]),
        ("plain.md", "---\n---\nother", ["plain.md"]),
        (POST, FILES[POST] + " and more", [POST]),
        (POST, with_key(FILES[POST], "title: B"), [POST]),
    ):
        workshop.write(path, text)
        if is_another_process:
            workshop.restart()
        assert not is_read(workshop)
        assert workshop.rendered == rendered


def test_a_commit_dates_items(workshop: Workshop) -> None:
    workshop.write(POST, FILES[POST])
    assert not is_read(workshop)
    commit(workshop)
    assert is_read(workshop)
    assert {POST, "list.html"} <= {*workshop.rendered}


def test_a_date_of_its_own_is_kept(workshop: Workshop) -> None:
    for text in (with_key(FILES[POST], "last_modified_at: 2020-02-02"), FILES[POST]):
        workshop.write(POST, text)
        assert is_read(workshop)


def test_a_file_without_a_commit_has_its_own_time(workshop: Workshop) -> None:
    workshop.write(NEW, FILES[PAGE])
    assert is_read(workshop)
    workshop.write(NEW, FILES[PAGE] + " more")
    os.utime(workshop.source / NEW, (1_600_000_000, 1_600_000_000))
    assert not is_read(workshop)
    os.utime(workshop.source / NEW, (1_600_001_000, 1_600_001_000))
    workshop.write("plain.md", "---\n---\nother")
    is_read(workshop)


@pytest.mark.parametrize("workshop", ["gem"], indirect=True)
@pytest.mark.parametrize("path", OF_GEM)
def test_pages_without_front_matter_and_tags_have_the_date_of_the_file(workshop: Workshop, path: str) -> None:
    for text in ("a", "b"):
        workshop.write(path, f"{OF_GEM[path]} {text}")
        is_read(workshop)
        commit(workshop)
        is_read(workshop)
        workshop.restart()


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(0, 1))
def test_random_edits_give_what_a_clean_build_gives(workshop: Workshop, seed: int) -> None:
    check_random_edits(workshop, seed, _edit)


def _edit(workshop: Workshop, random: Random) -> None:
    """Make one random edit of a site."""
    path = random.choice([*FILES, NEW, "_posts/2025-01-03-new.md"])
    text = workshop.read(path) or FILES.get(path, FILES[POST])
    kind = random.choice(("remove", "key", "no key", "body", "body", "commit", "commit and edit", "revert"))
    if kind == "remove":
        workshop.remove(path)
    elif kind == "key":
        workshop.write(path, with_key(text, random.choice(("title: B", "last_modified_at: 2020-01-01", "mood: good"))))
    elif kind == "no key":
        workshop.write(path, without_key(text, random.choice(("title", "last_modified_at"))))
    elif kind == "revert":
        workshop.write(path, FILES.get(path, FILES[POST]))
    if "commit" in kind:
        commit(workshop)
    if kind in ("body", "commit and edit"):
        workshop.write(path, f"{text} {random.choice(('more', SHOWN))}")
