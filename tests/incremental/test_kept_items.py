"""A build reads only the files that are new or different, whatever that changes in the plan, and in which process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.read.items import ItemReader
from tests.incremental.workshop import Workshop

FILES = {
    "index.html": "---\nlayout: base\n---\n{% for post in site.posts %}{{ post.title }} {{ post.excerpt }}{% endfor %}",
    "about.md": "---\ntitle: About\n---\nabout",
    "sub/about.md": "---\ntitle: Below\n---\nbelow",
    "untitled.md": "---\n---\n# Heading",
    "_posts/2025-01-01-a.md": "---\ntags: x\nlayout: base\n---\nfirst {{ page.next.title }}\n\nrest",
    "_posts/2025-01-03-c.md": "---\nlayout: base\n---\nthird {{ page.previous.title }}",
    "_docs/one.md": "---\norder: 2\n---\n{{ page.next.title }} {{ page.date | date: '%s' }}",
    "_docs/two.md": "---\norder: 1\n---\n{{ page.previous.title }}",
    "_docs/plain.txt": "text",
    "_notes/hidden.md": "---\npublished: false\n---\nhidden",
    "_layouts/base.html": "{{ content }}{{ page.next.title }}",
    "assets/x.txt": "static",
}
CONFIG: dict[str, object] = {
    "plugins": ["jekyll-titles-from-headings", "jekyll-feed", "jekyll-archives"],
    "jekyll-archives": {"enabled": "all", "layout": "base"},
    "collections": {"docs": {"output": True, "sort_by": "order"}, "notes": {"output": True}},
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
UNTITLED = "untitled.md"
"""Its title is made of its heading, so that it is read again whenever the site is."""
Edit = Callable[[Workshop], object]
EDITS: dict[str, tuple[Edit, set[str]]] = {
    "a new post": (lambda site: site.write("_posts/2025-01-02-b.md", "---\n---\nnew"), {"_posts/2025-01-02-b.md"}),
    "a new page": (lambda site: site.write("sub/new.md", "---\n---\nnew"), {"sub/new.md"}),
    "a removed post": (lambda site: site.remove("_posts/2025-01-01-a.md"), set()),
    "a renamed document": (lambda site: site.move("_docs/one.md", "_docs/three.md"), {"_docs/three.md"}),
    "another date": (
        lambda site: site.write("_posts/2025-01-01-a.md", "---\ndate: 2025-02-02\n---\nfirst"),
        {"_posts/2025-01-01-a.md"},
    ),
    "another order": (lambda site: site.write("_docs/two.md", "---\norder: 3\n---\ntwo"), {"_docs/two.md"}),
    "a page in the place of a file": (lambda site: site.write("assets/x.txt", "---\n---\ntext"), {"assets/x.txt"}),
    "a file in the place of a page": (lambda site: site.write("about.md", "text"), set()),
    "a published note": (lambda site: site.write("_notes/hidden.md", "---\n---\nshown"), {"_notes/hidden.md"}),
    "a file in the place of a folder's": (lambda site: site.move("assets/x.txt", "other/x.txt"), set()),
}


@pytest.mark.parametrize("is_restarted", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", EDITS)
def test_only_what_is_new_is_read(tmp_path: Path, name: str, is_restarted: bool) -> None:
    edit, expected = EDITS[name]
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    edit(workshop)
    if is_restarted:
        workshop.restart()
    with patch.object(ItemReader, "parse", autospec=True, side_effect=ItemReader.parse) as parse:
        workshop.build()
    read = {call.args[2] for call in parse.call_args_list}
    assert read - {"_layouts/base.html"} == expected | {UNTITLED}
    workshop.check()
    workshop.take_back()
    workshop.check()


def test_a_build_that_fails_uses_nothing_up(tmp_path: Path) -> None:
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    workshop.write("_posts/2025-01-02-b.md", "---\n---\n{% nosuchtag %}")
    assert not workshop.check_or_fail()
    workshop.remove("_posts/2025-01-02-b.md")
    workshop.check()
    workshop.write("_posts/2025-01-02-b.md", "---\ntitle: [\n---\n")
    workshop.write("about.md", "---\ntitle: Other\n---\nabout")
    workshop.check()
    workshop.write("sub/new.md", "---\n---\nnew")
    workshop.check()


def test_a_warning_about_a_kept_file_is_given_again(tmp_path: Path) -> None:
    workshop = Workshop.built(tmp_path, {**FILES, "_posts/2099-01-01-z.md": "---\n---\nlater"}, {}, CONFIG)
    workshop.write("about.md", "---\ntitle: [a\n---\nbroken")
    expected = workshop.build()
    workshop.write("sub/new.md", "---\n---\nnew")
    assert workshop.build() == expected
    workshop.check()


@pytest.mark.parametrize("is_restarted", [False, True], ids=["in one process", "in another process"])
def test_a_warning_about_a_kept_static_file_is_given_again(tmp_path: Path, is_restarted: bool) -> None:
    workshop = Workshop(tmp_path, {**FILES, "mark.md": "\ufeff---\n---\nmark"}, {}, CONFIG)
    expected = workshop.build()
    assert any("mark.md" in warning for warning in expected)
    workshop.write("sub/new.md", "---\n---\nnew")
    if is_restarted:
        workshop.restart()
    assert workshop.build() == expected
    workshop.check()
