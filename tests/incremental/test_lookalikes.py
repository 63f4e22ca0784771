"""Edits that look like another text, and change what a site is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop

PAGE = "---\ntitle: A\n---\ntext"
EDITS = {
    "a byte order mark, which makes a static file of a page": ("a.md", f"\ufeff{PAGE}"),
    "another title of the same length": ("a.md", PAGE.replace("A", "B")),
    "front matter that ends elsewhere": ("a.md", "---\ntitle: A\n---\n---\ntext"),
    "front matter that does not end": ("notes.txt", "---\ntitle: A\ntext"),
    "no front matter any more": ("a.md", "text"),
    "front matter where there was none": ("plain.txt", PAGE),
    "a post that is not published": ("_posts/2030-01-01-later.md", "---\n---\nother"),
    "a draft that is saved again": ("_drafts/d.md", "---\n---\nother"),
    "a heading that is the title": ("untitled.md", "---\n---\n# Other\n"),
    "no heading that is the title": ("untitled.md", "---\n---\nOther\n"),
    "an include that opens front matter": ("_includes/i.html", "---\nx: 1\n---\nother"),
    "a layout with other front matter": ("_layouts/l.html", "---\nkey: 2\n---\n{{ layout.key }}"),
}
FILES = {
    "a.md": PAGE,
    "notes.txt": "---\ntitle: A\n---\ntext",
    "plain.txt": "plain",
    "untitled.md": "---\n---\n# Heading\n",
    "_drafts/d.md": "---\n---\ntext",
    "_posts/2030-01-01-later.md": "---\n---\ntext",
    "_includes/i.html": "include",
    "_layouts/l.html": "---\nkey: 1\n---\n{{ layout.key }}",
    "list.html": "---\nlayout: l\n---\n{% include i.html %}"
    "{% for p in site.pages %}{{ p.title }} {{ p.url }}{% endfor %}"
    "{% for p in site.posts %}{{ p.date | date: '%s' }}{{ p.content }}{% endfor %}",
}
CONFIG: dict[str, object] = {
    "plugins": ["jekyll-titles-from-headings", "jekyll-relative-links"],
    "show_drafts": True,
    "future": False,
    "time": "2026-01-01 00:00:00 +0000",
}


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize("name", EDITS)
def test_is_what_a_clean_build_makes(name: str, is_another_process: bool, tmp_path: Path) -> None:
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    workshop.write(*EDITS[name])
    if is_another_process:
        workshop.restart()
    workshop.check()
