"""A build looks only at the items of a new plan that may be outdated, and makes the site that a clean build makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.incremental import comparison
from jekyll_py.incremental.changes import Changes
from jekyll_py.incremental.outdated_items import may_be_outdated
from jekyll_py.incremental.store.snapshot import BuildSnapshot
from jekyll_py.model.item import ItemKey
from jekyll_py.plan import Plan
from tests.incremental.workshop import Workshop

POSTS = 20
NEW = "_posts/2025-02-01-new.md"
FILES = {
    "_layouts/base.html": "<title>{{ page.title }}</title>{{ content }}",
    "index.html": "---\nlayout: base\n---\n{% for post in site.posts limit: 2 %}{{ post.title }}{% endfor %}",
    "about.md": "---\nlayout: base\n---\nabout",
    "static.txt": "static",
    **{
        f"_posts/2025-01-{day:02}-p.md": f"---\nlayout: base\ntitle: Post {day}\n---\n{{{{ page.previous.title }}}}"
        for day in range(1, POSTS + 1)
    },
}
CONFIG: dict[str, object] = {"time": "2026-01-01 00:00:00 +0000", "target": "jekyll"}
Edit = Callable[[Workshop], object]
EDITS: dict[str, Edit] = {
    "new": lambda site: site.write(NEW, "---\nlayout: base\n---\nnew"),
    "deleted": lambda site: site.remove("_posts/2025-01-05-p.md"),
    "renamed": lambda site: site.move("_posts/2025-01-05-p.md", "_posts/2025-01-05-q.md"),
    "another date": lambda site: site.write("_posts/2025-01-05-p.md", "---\nlayout: base\ndate: 2025-01-20\n---\np"),
    "a tag": lambda site: site.write("_posts/2025-01-05-p.md", "---\nlayout: base\ntags: a\n---\np"),
}
MOST = 12
"""More items than these read what an edit changes."""
restarted = pytest.mark.parametrize("is_restarted", [False, True], ids=["in one process", "in another process"])


@restarted
@pytest.mark.parametrize("edit", EDITS)
def test_few_items_are_looked_at(tmp_path: Path, edit: str, is_restarted: bool) -> None:
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    _edit(workshop, EDITS[edit], is_restarted)
    found = list[Sequence[int]]()

    def note(plan: Plan, order: Sequence[ItemKey], last: BuildSnapshot, changes: Changes) -> Sequence[int]:
        found.append(may_be_outdated(plan, order, last, changes))
        return found[-1]

    with patch.object(comparison, "may_be_outdated", note):
        workshop.build()
    assert len(found) == 1
    assert len(found[0]) <= MOST
    workshop.check()


@restarted
@pytest.mark.parametrize("edit", EDITS)
def test_a_file_of_the_output_that_has_gone_is_written_again(tmp_path: Path, edit: str, is_restarted: bool) -> None:
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    for _ in range(3):  # each time another part of the edits is told before the build
        workshop.check()
        (workshop.kept / "about.html").unlink()
        _edit(workshop, EDITS[edit], is_restarted)
        workshop.check()
        workshop.take_back()
        workshop.write(NEW, "---\nlayout: base\n---\nanother")


@restarted
def test_an_address_changes_hands(tmp_path: Path, is_restarted: bool) -> None:
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    _edit(workshop, lambda site: site.write(NEW, "---\npermalink: /about.html\n---\nnew"), is_restarted)
    workshop.check()
    _edit(workshop, lambda site: site.remove(NEW), is_restarted)
    workshop.check()


@restarted
def test_items_of_one_path_become_one(tmp_path: Path, is_restarted: bool) -> None:
    pages = {"index.html": "---\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}"}
    settings = {**CONFIG, "plugins": ["jekyll-paginate"], "paginate": POSTS - 1}
    workshop = Workshop.built(tmp_path, {**FILES, **pages}, {}, settings)
    _edit(workshop, lambda site: site.remove("_posts/2025-01-05-p.md"), is_restarted)
    workshop.check()
    _edit(workshop, lambda site: site.write(NEW, "---\n---\nnew"), is_restarted)
    workshop.check()


@restarted
def test_a_document_below_a_folder_of_posts_stays_in_its_collection(tmp_path: Path, is_restarted: bool) -> None:
    folder = "all/_docs/_posts"
    files = {f"{folder}/2025-01-01-a.md": "---\n---\na", "_posts/2025-01-01-b.md": "---\n---\nb"}
    settings = {
        **CONFIG,
        "collections": {"docs": {"output": True}},
        "collections_dir": "all",
        "include": ["_docs", "_posts"],
        "exclude": [f"/{folder}/2025-01-01-a.md"],
    }
    workshop = Workshop.built(tmp_path, {**FILES, **files}, {}, settings)
    _edit(workshop, lambda site: site.write("new.md", "---\n---\nnew"), is_restarted)
    workshop.check()


def _edit(workshop: Workshop, edit: Edit, is_restarted: bool) -> None:
    edit(workshop)
    if is_restarted:
        workshop.restart()
