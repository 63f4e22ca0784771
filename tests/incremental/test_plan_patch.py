"""Where files leave a plan as it is, another process goes on with the last one; else it reads everything."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
from tests.incremental.workshop import Workshop

FILES = {
    "index.html": "---\nlayout: base\n---\n{% for post in site.posts limit: 1 %}{{ post.excerpt }}{% endfor %}",
    "about.md": "---\ntitle: About\nlayout: base\n---\n[post](_posts/2025-01-02-b.md)",
    "heading.md": "---\nlayout: base\n---\n# Heading\n\ntext",
    "gone.md": "---\nredirect_to: /about.html\n---\ntext",
    "warns.md": "---\nlayout: nobody\n---\ntext",
    "names.md": "---\ntitle: Names\n---\n{{ site.data.names.first }}",
    "_posts/2025-01-01-a.md": "---\ntags: x\nkey: 1\n---\nfirst\n\nrest",
    "_posts/2025-01-02-b.md": "---\nlayout: base\nslug: b\n---\nfirst {{ page.previous.title }}\n\nrest",
    "_docs/one.md": "---\nlayout: base\n---\ndocument",
    "_layouts/base.html": "---\nkey: 1\n---\n{% include nav.html %}{{ content }}{{ layout.key }}",
    "_includes/nav.html": "{% for page in site.pages %}{{ page.title }}{% endfor %}",
    "_data/names.yml": "- one",
    "assets/x.txt": "static",
    "style.scss": "---\n---\n@import 'part';",
    "_sass/_part.scss": "p { color: red }",
}
CONFIG: dict[str, object] = {
    "plugins": ["jekyll-relative-links", "jekyll-titles-from-headings", "jekyll-redirect-from", "jekyll-feed"],
    "collections": {"docs": {"output": True}},
    "time": "2026-01-01 00:00:00 +0000",
}
TEXTS = {
    "a page": ("about.md", "[post]", {"about.md"}),
    "below the excerpt": ("_posts/2025-01-02-b.md", "rest", {"_posts/2025-01-02-b.md", "feed.xml"}),
    "the excerpt": ("_posts/2025-01-02-b.md", "first", {"_posts/2025-01-02-b.md", "feed.xml", "index.html"}),
    "an undated document": ("_docs/one.md", "document", {"_docs/one.md"}),
    "under a heading": ("heading.md", "text", {"heading.md"}),
    "a layout": (
        "_layouts/base.html",
        "{{ content }}",
        {"index.html", "about.md", "heading.md", "_docs/one.md", "_posts/2025-01-02-b.md"},
    ),
    "an include": (
        "_includes/nav.html",
        "{% for",
        {"index.html", "about.md", "heading.md", "_docs/one.md", "_posts/2025-01-02-b.md"},
    ),
    "a part of a style sheet": ("_sass/_part.scss", "red", {"style.scss"}),
    "a static file": ("assets/x.txt", "static", set[str]()),
    "a title": (
        "about.md",
        "About",
        {"index.html", "about.md", "heading.md", "_docs/one.md", "_posts/2025-01-02-b.md"},
    ),
    "a key of a document": ("_docs/one.md", "layout: base", {"_docs/one.md"}),
    "a key of a post": ("_posts/2025-01-01-a.md", "key: 1", {"_posts/2025-01-01-a.md"}),
    "what a layout says of itself": (
        "_layouts/base.html",
        "key: 1",
        {"index.html", "about.md", "heading.md", "_docs/one.md", "_posts/2025-01-02-b.md"},
    ),
    "data": ("_data/names.yml", "one", {"names.md"}),
}
OTHERS = {
    "a heading that is the title": ("heading.md", "Heading"),
    "a redirect": ("gone.md", "text"),
    "another redirect": ("gone.md", "/about"),
    "a tag": ("_posts/2025-01-01-a.md", "x"),
    "a slug": ("_posts/2025-01-02-b.md", "slug: b"),
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, FILES, {}, CONFIG)
    made.check()
    return made


def reads(workshop: Workshop, path: str, old: str) -> bool:
    """Whether the site is read when a file was changed, which is to lead to what a clean build makes."""
    text = workshop.read(path)
    assert text is not None
    workshop.write(path, text.replace(old, f"{old} other" if old.startswith(("key", "layout")) else f"other {old}"))
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
        is_read = read.called
    rendered = workshop.rendered
    workshop.check()
    workshop.rendered = rendered
    return is_read


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize("name", TEXTS)
def test_an_edited_file_takes_its_place(workshop: Workshop, name: str, is_another_process: bool) -> None:
    path, old, rendered = TEXTS[name]
    if is_another_process:
        workshop.restart()
    assert not reads(workshop, path, old)
    assert {*workshop.rendered} == rendered


@pytest.mark.parametrize("name", OTHERS)
def test_what_changes_the_plan_is_read(workshop: Workshop, name: str) -> None:
    path, old = OTHERS[name]
    text = workshop.read(path)
    assert text is not None
    workshop.restart()
    workshop.write(path, text.replace(old, f"{old}2"))
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    assert read.called
    workshop.check()


def test_several_texts_and_processes(workshop: Workshop) -> None:
    for number in range(3):
        for path in ("about.md", "_posts/2025-01-01-a.md", "_includes/nav.html"):
            workshop.write(path, f"{FILES[path]} {number}")
        workshop.restart()
        workshop.check()


def test_a_warning_is_given_again(workshop: Workshop) -> None:
    expected = workshop.build()
    assert any("nobody" in warning for warning in expected)
    workshop.restart()
    workshop.write("about.md", f"{FILES['about.md']} more")
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        assert workshop.build() == expected
    assert not read.called


def test_a_warning_is_given_once(workshop: Workshop) -> None:
    workshop.configure({**CONFIG, "defaults": ["nothing"]})
    expected = workshop.build()
    assert sum("default set" in warning for warning in expected) == 1
    for path in ("about.md", "_data/names.yml"):
        workshop.restart()
        workshop.write(path, f"{FILES[path]}\n# more")
        assert workshop.build() == expected
        assert workshop.told == expected


def test_an_error_in_a_text_is_found_and_mended(workshop: Workshop) -> None:
    workshop.restart()
    workshop.write("about.md", "---\ntitle: About\nlayout: base\n---\n{% nosuchtag %}")
    assert not workshop.check_or_fail()
    workshop.write("about.md", FILES["about.md"])
    workshop.check()
