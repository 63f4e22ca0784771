"""A build that keeps what it rendered writes what a clean build writes, whatever was edited, and does less work."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jekyll_py.configuration import Configuration
from jekyll_py.diagnostics import Diagnostic
from jekyll_py.errors import JekyllError
from jekyll_py.incremental import Memory
from jekyll_py.plan import Item
from jekyll_py.renderer import Rendered
from jekyll_py.site import Site
from tests.reference import tree

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "12"))

CONFIG = """\
title: T
time: 2026-01-02 03:04:05 +0000
paginate: 2
plugins: [jekyll-paginate, jekyll-relative-links]
page_excerpts: true
collections: {docs: {output: true, sort_by: order}, notes: {}}
defaults: [{scope: {path: "", type: posts}, values: {layout: post, kind: d}}]
"""

SITE = {
    "_config.yml": CONFIG,
    "_layouts/base.html": "<b>{% include nav.html here=page.url %}{{ content }}{{ layout.mark }}</b>",
    "_layouts/post.html": "---\nlayout: base\nmark: m\n---\n{{ page.title }}|{{ page.previous.title }}|"
    "{{ page.next.url }}|{{ page.content | size }}|{{ content }}"
    "{% for p in site.related_posts %}{{ p.id }}{% endfor %}",
    "_includes/nav.html": "{% for p in site.html_pages %}{{ p.title }}{{ p.url }},{% endfor %}{{ include.here }}",
    "_includes/part.md": "part",
    "_data/d.yml": "a: 1\nb: [1, 2]\n",
    "_sass/_v.scss": "$c: red;",
    "style.scss": "---\n---\n@import 'v'; a { color: $c }",
    "index.html": "---\nlayout: base\ntitle: Home\n---\n"
    "{% for p in paginator.posts %}{{ p.title }}:{{ p.excerpt }}{% endfor %}",
    "tags.html": "---\n---\n{% for t in site.tags %}{{ t[0] }}{% for p in t[1] %}{{ p.title }}{% endfor %}{% endfor %}"
    "{{ site.categories | jsonify }}",
    "feed.xml": "---\n---\n{% for p in site.posts %}{{ p.content | strip_html }}{{ p.date | date_to_xmlschema }}"
    "{% endfor %}",
    "all.json": "---\n---\n{{ site.posts | map: 'title' | jsonify }}{{ site.data | jsonify }}{{ site.pages | size }}"
    "{{ site.docs | where: 'kind', 'x' | map: 'url' }}{{ site.static_files | map: 'path' }}"
    "{{ site.pages[0] | inspect }}",
    "about.md": "---\nlayout: base\ntitle: About\n---\n"
    "[home](index.html) [doc](_docs/one.md) {% link _posts/2025-01-01-a.md %}\n\nmore",
    "who.md": "---\ntitle: Who\n---\n"
    "{{ site.data.d.a }} {% include_relative other.txt %} {{ site.title }} {% include part.md %}",
    "other.txt": "other",
    "_posts/2025-01-01-a.md": "---\ntags: [x, y]\n---\nBody *a*\n\nrest",
    "_posts/2025-01-02-b.md": "---\ntitle: Bee\ncategories: c\n---\n"
    "{% for p in site.posts %}{{ p.title }}{% endfor %}\n\nrest",
    "_posts/2025-01-03-c.md": "---\ntags: x\n---\n{{ site.docs.first.content }}",
    "_docs/one.md": "---\norder: 2\nkind: x\n---\n# One",
    "_docs/two.md": "---\norder: 1\ntitle: Second\n---\n# Two {{ page.order }}",
    "_notes/n.md": "---\ntitle: N\n---\nnote",
}

NEW = {
    "_posts/2025-01-02-z.md": "---\ntags: [y]\n---\nZ body\n\nrest",
    "_posts/2024-06-01-old.md": "---\nlayout: base\n---\nold",
    "_docs/zero.md": "---\norder: 0\n---\nzero",
    "more.md": "---\ntitle: More\nlayout: post\n---\nmore *text*",
    "_includes/other.html": "unused",
    "_sass/_w.scss": "b { c: d }",
    "_data/e/f.json": '{"x": [1]}',
    "x.txt": "static",
}

EDITS = {
    "word": lambda text: text + "\nword",
    "title": lambda text: text.replace("---\n", "---\ntitle: Edited\n", 1),
    "tag": lambda text: text.replace("---\n", "---\ntag: new\n", 1),
    "date": lambda text: text.replace("---\n", "---\ndate: 2025-01-02 12:00:00\n", 1),
    "layout": lambda text: text.replace("---\n", "---\nlayout: base\n", 1),
    "order": lambda text: text.replace("order: 1", "order: 9"),
    "key": lambda text: text.replace("---\n", "---\nunused: 1\n", 1),
    "data": lambda text: text.replace("a: 1", "a: '1'"),
    "red": lambda text: text.replace("red", "blue"),
}
"""Edits that leave every file one that can be built."""

SOURCES = sorted(set(SITE) - {"_config.yml"})
REMOVABLE = ["_posts/2025-01-02-b.md", "_docs/one.md", *sorted(NEW)]

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.sampled_from(SOURCES), st.sampled_from(sorted(EDITS))),
        st.tuples(st.just("add"), st.sampled_from(sorted(NEW)), st.just("")),
        st.tuples(st.just("remove"), st.sampled_from(REMOVABLE), st.just("")),
        st.tuples(st.just("revert"), st.sampled_from(SOURCES), st.just("")),
    ),
    min_size=1,
    max_size=8,
)


def later() -> int:
    """A time at which nothing that was written so far is new: else what was saved just before a build is in doubt."""
    return time.time_ns() + 1_000_000_000


class Counting(Memory):
    """Notes what was rendered in the last build."""

    def __init__(self) -> None:
        super().__init__(clock=later)
        self.rendered: list[str] = []

    def keep(self, item: Item, rendered: Rendered, trace: Iterable[int], warnings: Iterable[Diagnostic]) -> None:
        self.rendered.append(item.relative_path)
        super().keep(item, rendered, trace, warnings)


class Edited:
    """A site on disk with one process that builds it again and again."""

    def __init__(self, folder: Path) -> None:
        self.source, self.kept, self.clean = folder / "s", folder / "kept", folder / "clean"
        for path, text in SITE.items():
            self.write(path, text)
        self.memory = Counting()
        self.site = Site(self.config(self.kept), memory=self.memory)

    def config(self, destination: Path) -> Configuration:
        values = {"source": str(self.source), "destination": str(destination), "target": "jekyll"}
        return Configuration.load({**values, "disable_disk_cache": True})

    def write(self, path: str, text: str) -> None:
        target = self.source / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def take(self, kind: str, path: str, edit: str) -> None:
        """Do one step."""
        target = self.source / path
        if kind == "edit" and target.exists():
            self.write(path, EDITS[edit](target.read_text()))
        elif kind == "add":
            self.write(path, NEW[path])
        elif kind == "revert":
            self.write(path, SITE[path])
        elif kind == "remove" and target.exists():
            target.unlink()

    def build(self) -> list[str]:
        """Build it; what was rendered."""
        self.memory.rendered = []
        self.site.process()
        return self.memory.rendered

    def check(self) -> None:
        """Build it and compare with a clean build."""
        self.build()
        shutil.rmtree(self.clean, ignore_errors=True)
        Site(self.config(self.clean)).process()
        assert tree(self.kept) == tree(self.clean)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_equals_a_clean_build_after_any_edits(steps: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        edited = Edited(Path(folder))
        edited.check()
        for step in steps:
            edited.take(*step)
            edited.check()


def test_renders_what_read_the_edit_and_nothing_else(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    assert len(edited.build()) > 10
    assert edited.build() == []
    edited.take("edit", "_notes/n.md", "word")
    assert edited.build() == ["_notes/n.md"]
    edited.take("edit", "_docs/two.md", "word")
    assert set(edited.build()) == {"_docs/two.md", "_posts/2025-01-03-c.md", "index.html", "feed.xml"}
    edited.write("other.txt", "changed")
    assert edited.build() == ["who.md"]
    edited.write("_sass/_v.scss", "$c: green;")
    assert edited.build() == ["style.scss"]


def test_a_build_that_failed_does_not_count(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    edited.build()
    edited.write("_docs/one.md", "---\norder: 2\ntitle: X\n---\n{% nosuchtag %}")
    with pytest.raises(JekyllError, match="nosuchtag"):
        edited.build()
    edited.write("_docs/one.md", "---\norder: 2\ntitle: X\n---\nmended")
    edited.check()
