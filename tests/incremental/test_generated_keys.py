"""Front matter that generators have changed stays right when somebody edits the front matter that they began with."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
from tests.incremental.workshop import Workshop

SHOWN = "{% for pair in page %}{{ pair[0] }}={{ pair[1] }};{% endfor %}{{ content }}"
FILES = {
    "_layouts/default.html": SHOWN,
    "_layouts/other.html": f"other {SHOWN}",
    "index.md": "---\nnote: n\n---\n# Home\n\n[own](own.md)",
    "own.md": "---\ntitle: Own\nlayout: default\n---\n[home](index.md)",
    "moved/README.md": "---\ntitle: Read\n---\nread",
    "bare.md": "# Bare\n\n[own](own.md) text",
    "untitled.md": "no heading [own](own.md)",
    "_drafts/dated.md": "---\nnote: n\ndate: 2025-02-02\n---\n# Draft\n\ntext",
    "_drafts/undated.md": "---\nnote: n\n---\n# Draft\n\ntext",
    "_posts/2025-01-01-a.md": "---\nnote: n\n---\n# Heading\n\nfirst\n\nrest",
    "_docs/undated.md": "---\nnote: n\n---\n# Heading\n\nundated",
}
PLUGINS = [
    "jekyll-default-layout",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-relative-links",
    "jekyll-titles-from-headings",
]
CONFIG: dict[str, object] = {
    "plugins": PLUGINS,
    "collections": {"docs": {"output": True}},
    "titles_from_headings": {"collections": True},
    "readme_index": {"with_frontmatter": True},
    "page_excerpts": True,
    "show_drafts": True,
    "strict": True,
    "profile": True,
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
EDITS = {
    "a key beside a title and a layout that were made": ("index.md", "note: n", "note: other", False),
    "a title in the place of one that was made": ("index.md", "note: n", "title: Mine", True),
    "a layout in the place of one that was made": ("index.md", "note: n", "layout: other", True),
    "no layout any more": ("own.md", "layout: default\n", "", True),
    "another layout": ("own.md", "layout: default", "layout: other", False),
    "another title": ("own.md", "title: Own", "title: Other", False),
    "no title any more, and no heading": ("own.md", "title: Own\n", "", True),
    "the text of a page without front matter": ("bare.md", "text", "other", False),
    "the text of a page without any heading": ("untitled.md", "no heading", "still none", False),
    "a heading where there was none": ("untitled.md", "no heading", "# Heading\n\n", True),
    "no heading of a page without front matter": ("bare.md", "# Bare", "Bare", True),
    "front matter where there was none": ("bare.md", "# Bare", "---\ntitle: Own\n---\n# Bare", True),
    "a key of a draft with a date": ("_drafts/dated.md", "note: n", "note: other", False),
    "the date of a draft": ("_drafts/dated.md", "02-02", "02-03", True),
    "the text of a draft that shows when it was saved": ("_drafts/undated.md", "text", "other", True),
    "no heading any more": ("index.md", "# Home", "Home", True),
    "another heading": ("index.md", "# Home", "# Other", True),
    "a key and another heading": ("index.md", "note: n\n---\n# Home", "note: m\n---\n# Other", True),
    "the title of a page that was moved": ("moved/README.md", "title: Read", "title: Other", False),
    "the address of a page that was moved": ("moved/README.md", "title: Read", "permalink: /here/", True),
    "a key of a post": ("_posts/2025-01-01-a.md", "note: n", "more: 1\nnote: other", False),
    "a key of an undated document": ("_docs/undated.md", "note: n", "more: 1", False),
    "the date of an undated document": ("_docs/undated.md", "note: n", "date: 2025-01-01", True),
    "a heading that was stripped": ("index.md", "note: n", "strip_title: true", False),
}


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize("name", EDITS)
def test_front_matter_is_edited_twice(tmp_path: Path, name: str, is_another_process: bool) -> None:
    path, before, after, is_read = EDITS[name]
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    for text in (FILES[path].replace(before, after), FILES[path]):
        workshop.write(path, text)
        if is_another_process:
            workshop.restart()
        with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
            workshop.build()
        workshop.check()
    assert read.called == is_read
