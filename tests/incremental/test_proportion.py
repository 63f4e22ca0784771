"""A build plans, reads and renders in proportion to the edit, whatever the kind of site, in one process and in another.

The numbers are counts of files that are opened and of items that are rendered, and so the same on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
from tests.incremental.edits import with_key
from tests.incremental.workshop import Workshop

POST = "_posts/2025-01-03-p.md"
NEW = "_posts/2025-02-01-new.md"
FILES = {
    "_layouts/base.html": "<title>{{ page.title }} {{ site.title }}</title>{% include nav.html %}{{ content }}",
    "_layouts/post.html": "---\nlayout: base\n---\n{{ content }}<a href='{{ page.next.url }}'>next</a>",
    "_includes/nav.html": "<nav>{{ site.data.menu.home }}</nav>",
    "_data/menu.yml": "home: Home\nunread: 1",
    **{
        f"_posts/2025-01-0{day}-p.md": f"---\nlayout: post\ntitle: Post {day}\n---\nBody {day}\n\nrest"
        for day in range(1, 7)
    },
    "index.html": "---\nlayout: base\n---\n{% for post in site.posts limit: 2 %}{{ post.excerpt }}{% endfor %}",
    "archive.html": "---\nlayout: base\n---\n{% for post in site.posts %}{{ post.title }}{{ post.url }}{% endfor %}",
    "about.md": "---\nlayout: base\ntitle: About\n---\n{{ site.description }}",
    "page.md": "---\nlayout: base\ntitle: Page\n---\nPage {% post_url 2025-01-01-p %}",
    "static.txt": "static",
}
CONFIG: Mapping[str, object] = {
    "title": "T",
    "description": "D",
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
PLUGIN = """\
from jekyll_py.plugins import Tag, hook, liquid_filter

class Hello(Tag):
    names = "hello"

    def render(self, context):
        return "hello"

@liquid_filter("loud")
def loud(value):
    return str(value).upper()

@hook("notes", "post_render")
def mark(item, output):
    return output + "marked"
"""
TEMPLATED = {
    "index.html": "---\ntemplate: jinja\nlayout: base\n---\n"
    "{% for post in site.posts[:2] %}{{ post.excerpt }}{% endfor %}",
    "archive.html": "---\ntemplate: jinja\nlayout: base\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}",
}


class Kind(NamedTuple):
    """A kind of site."""

    files: Mapping[str, str]
    settings: Mapping[str, object]
    editions: int = 1
    """How often each item is rendered."""
    volatile: int = 0
    """The number of items that are rendered in every build."""
    more: int = 0
    """The number of further items in the layout that all have."""
    rereads: int = 0
    """The number of files that are read where the plan is made anew: plugins have changed their front matter."""
    revises: bool = True
    """Whether posts that come, go or get another date leave the rest of the plan as it is."""


KINDS = {
    "a blog": Kind({}, {}),
    "with a feed, a map and tags": Kind(
        {}, {"plugins": ["jekyll-sitemap", "jekyll-seo-tag", "jekyll-redirect-from"]}, volatile=0
    ),
    "strict": Kind({}, {"strict": True, "strict_front_matter": True}),
    "with a profile": Kind({}, {"profile": True}),
    "with a plugin of its own": Kind(
        {"_plugins/own.py": PLUGIN, "hello.md": "{% hello %}", "loud.md": "---\n---\n{{ 1 | loud }}"},
        {},
        volatile=1,
        revises=False,
    ),
    "in two languages": Kind(
        {}, {"plugins": ["jekyll-polyglot"], "languages": ["en", "de"]}, editions=2, rereads=24, revises=False
    ),
    "with texts in two languages": Kind(
        {"_i18n/en.yml": "a: A", "_i18n/de.yml": "a: B", "t.md": "---\n---\n{% t a %}{{ '/x' | relative_url }}"},
        {
            "plugins": ["jekyll-multiple-languages-plugin"],
            "languages": ["en", "de"],
            "exclude_from_localizations": ["_posts"],
        },
        editions=2,
        revises=False,
    ),
    "with templates of Jinja": Kind(TEMPLATED, {}),
    "with drafts": Kind({"_drafts/d.md": "---\ntitle: D\n---\nD"}, {"show_drafts": True}, rereads=1),
    "with a collection": Kind(
        {f"_docs/{name}.md": f"---\norder: 1\nlayout: base\n---\n{name}" for name in "abc"},
        {"collections": {"docs": {"output": True, "sort_by": "order"}}},
        more=3,
    ),
    "with plugins for pages": Kind({}, {"plugins": ["jekyll-link-attributes", "jekyll-tidy", "jekyll-loading-lazy"]}),
}
ALL = 10
"""The number of items in the layout that all have."""


class Cost(NamedTuple):
    """The work of a build after an edit."""

    is_planned: bool | None
    """Whether the site is read and planned anew; None for edits of posts, which may leave the rest as it is."""
    renders: int
    """Of one edition; `ALL` for every item."""
    reads: int = 1
    """The number of files that are read beside those of the items that are rendered."""


Edit = Callable[[Workshop], object]


def _in(path: str, old: str, new: str) -> Edit:
    def edit(workshop: Workshop) -> None:
        text = workshop.read(path)
        assert text is not None
        assert old in text
        workshop.write(path, text.replace(old, new))

    return edit


def _set(**settings: object) -> Edit:
    return lambda workshop: workshop.configure({**workshop.settings, **settings})


EDITS: Mapping[str, tuple[Edit, Cost]] = {
    "nothing": (lambda _: None, Cost(False, 0, 0)),
    "a text": (_in(POST, "rest", "other"), Cost(False, 1)),
    "a title": (_in(POST, "Post", "Other"), Cost(False, 2)),
    "a key that nothing shows": (lambda site: site.write(POST, with_key(FILES[POST], "mood: good")), Cost(False, 2)),
    "a date": (lambda site: site.write(POST, with_key(FILES[POST], "date: 2025-01-03 08:00")), Cost(None, 1)),
    "a new post": (lambda site: site.write(NEW, "---\nlayout: post\n---\nnew"), Cost(None, 4)),
    "a deleted post": (lambda site: site.remove(NEW), Cost(None, 3)),
    "a new file": (lambda site: site.write("new.txt", "new"), Cost(True, 0, 2)),
    "a static file": (_in("static.txt", "static", "other"), Cost(False, 0, 3)),
    "data": (_in("_data/menu.yml", "Home", "House"), Cost(False, ALL)),
    "data that nothing shows": (_in("_data/menu.yml", "unread: 1", "unread: 2"), Cost(False, 0, 0)),
    "a setting": (_set(title="U"), Cost(False, ALL)),
    "a setting of one page": (_set(description="E"), Cost(False, 1)),
    "an unknown setting": (_set(unknown=1), Cost(False, 0, 0)),
    "an option of headings": (_set(kramdown={"auto_ids": False}), Cost(False, 0, 0)),
    "a highlighter": (_set(highlighter="none"), Cost(False, 0, 0)),
    "names of Markdown files": (_set(markdown_ext="md,mkd"), Cost(True, 0, 25)),
    "excerpts of pages": (_set(page_excerpts=True), Cost(True, 0, 25)),
    "an encoding": (_set(encoding="latin-1"), Cost(True, ALL, 25)),
    "another port": (_set(port="5000", host="0.0.0.0"), Cost(False, 0, 0)),
    "an include": (_in("_includes/nav.html", "<nav>", "<nav class=a>"), Cost(False, ALL)),
    "a layout": (_in("_layouts/base.html", "<title>", "<title>A "), Cost(False, ALL)),
}
AROUND = ("_la", "_in")
"""The beginnings of the paths of layouts and includes."""
_opened: list[str] = []
_source: list[str] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _source and str(arguments[0]).startswith(_source[0]):
        _opened.append(str(arguments[0]))


sys.addaudithook(_note)


@contextmanager
def reads_of(workshop: Workshop) -> Iterator[list[str]]:
    """The pages, documents and static files that are opened in the block."""
    _source.append(f"{workshop.source}/")
    found: list[str] = []
    try:
        yield found
    finally:
        beginning = _source.pop()
        paths = [path.removeprefix(beginning) for path in _opened]
        found += [path for path in paths if path.endswith((".md", ".html", ".txt")) and path[:3] not in AROUND]
        _opened.clear()


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", KINDS)
def test_a_build_costs_what_the_edit_costs(tmp_path: Path, name: str, is_another_process: bool) -> None:
    kind = KINDS[name]
    workshop = Workshop(tmp_path, {**FILES, **kind.files}, {}, {**CONFIG, **kind.settings})
    workshop.check()
    for edit_name, (edit, cost) in EDITS.items():
        edit(workshop)
        if is_another_process:
            workshop.restart()
        with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read, reads_of(workshop) as files:
            workshop.build()
        rendered = [path for path in workshop.rendered if path != "sitemap.xml"]
        expected = cost.renders + (kind.more if cost.renders == ALL else 0)
        is_planned = not kind.revises if cost.is_planned is None else cost.is_planned
        assert read.called == is_planned, edit_name
        assert len(rendered) == expected * kind.editions + kind.volatile, (edit_name, rendered)
        most = len(rendered) + cost.reads * kind.editions + (kind.rereads if is_planned else 0)
        assert len(files) <= most, (edit_name, files)
        workshop.check()
