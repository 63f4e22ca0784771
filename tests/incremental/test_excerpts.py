"""A rendered excerpt is kept: what shows it is rendered again without converting it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jekyll_py.converters.conversions import Conversions
from jekyll_py.model.item import Item
from tests.incremental.workshop import Workshop

A, B = "_posts/2025-01-01-a.md", "_posts/2025-01-02-b.md"
FILES = {
    "_layouts/base.html": "{{ page.excerpt }}|{{ content }}",
    "_includes/part.html": "part",
    "index.html": "---\n---\n{% for post in site.posts %}{{ post.excerpt }}{% endfor %}",
    A: "---\nlayout: base\n---\n*first* {{ site.custom }}\n\nrest",
    B: "---\nlayout: base\n---\n*second* {% include part.html %}\n\nrest",
    "sub/plain.md": "---\nlayout: base\n---\nno excerpt",
}
CONFIG: dict[str, object] = {"time": "2026-01-01 00:00:00 +0000", "target": "jekyll", "custom": "x"}
Edit = Callable[[Workshop], object]
EDITS: dict[str, tuple[Edit, set[str]]] = {
    "the layout": (lambda site: site.write("_layouts/base.html", "{{ page.excerpt }}/{{ content }}"), set()),
    "a page that shows them": (
        lambda site: site.write("index.html", "---\n---\n{% for p in site.posts %}{{ p.excerpt }}/{% endfor %}"),
        {"index.html"},
    ),
    "a new post": (
        lambda site: site.write("_posts/2025-01-03-c.md", "---\nlayout: base\n---\nthird"),
        {"_posts/2025-01-03-c.md", "index.html"},
    ),
    "a text": (lambda site: site.write(A, "---\nlayout: base\n---\nother\n\nrest"), {A, "index.html"}),
    "an include in an excerpt": (lambda site: site.write("_includes/part.html", "other"), {B, "index.html"}),
    "a setting in an excerpt": (lambda site: site.configure({**CONFIG, "custom": "y"}), {A, "index.html"}),
}


@pytest.mark.parametrize("is_restarted", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", EDITS)
def test_only_what_has_changed_is_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_restarted: bool
) -> None:
    edit, expected = EDITS[name]
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    edit(workshop)
    if is_restarted:
        workshop.restart()
    converted: list[str] = []
    convert = Conversions.convert

    def converting(conversions: Conversions, source: str, item: Item) -> object:
        converted.append(item.relative_path)
        return convert(conversions, source, item)

    with monkeypatch.context() as watched:
        watched.setattr(Conversions, "convert", converting)
        workshop.build()
    assert {*converted} == expected
    workshop.check()
    workshop.take_back()
    workshop.check()


ORDERED = {
    "the text of another page": "{{ site.docs.first.content }}",
    "a counter": "{% increment n %}",
    "its own text": "{{ page.content }}",
    "related posts": "{% for p in site.related_posts %}{{ p.title }}{% endfor %}",
}


@pytest.mark.parametrize("name", ORDERED)
def test_an_excerpt_that_shows_the_order_is_rendered_in_it(tmp_path: Path, name: str) -> None:
    files = {**FILES, A: f"---\nlayout: base\n---\n{ORDERED[name]}\n\nrest", "_docs/one.md": "---\n---\n*doc*"}
    workshop = Workshop.built(tmp_path, files, {}, {**CONFIG, "collections": ["docs"]})
    for path, text in (
        ("_layouts/base.html", "{{ page.excerpt }}/{{ content }}"),
        ("_docs/one.md", "---\n---\n*other*"),
        (B, "---\nlayout: base\n---\nother"),
        ("_layouts/base.html", "{{ content }}"),
        ("_layouts/base.html", "{{ content }}{{ page.excerpt }}"),
    ):
        workshop.write(path, text)
        workshop.check()
