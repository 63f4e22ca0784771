"""The kinds of dependency: of each a page that reads one, and an edit that changes it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from jekyll_py.tracking import kinds
from tests.incremental.workshop import Workshop

Edit = Callable[[Workshop], object]


class Kind(NamedTuple):
    """A kind of dependency, a page that reads one, and an edit that changes it."""

    is_one: Callable[[str, str], bool]
    page: str
    edit: Edit
    files: Mapping[str, str] = {}
    links: Mapping[str, str] = {}
    """Folders of the theme that are links, and where to."""
    settings: Mapping[str, object] = {}
    """Other values of keys of the configuration."""

    def lay_out(self, workshop: Workshop, base: Mapping[str, object]) -> None:
        """Write the page and the files that it reads, and set the clock, as if the edit had not been made.

        Args:
            workshop: the site.
            base: its configuration.
        """
        workshop.now = NOON
        for path, text in {**FILES, **self.files, "page.md": f"---\nlayout: base\n---\n{self.page}"}.items():
            workshop.write(path, text)
        for link in self.links.items():
            workshop.link(*link)
        workshop.configure({**base, **self.settings})


def of(subject: str, *fields: str) -> Callable[[str, str], bool]:
    """The dependencies of a subject, or those of its fields alone."""
    return lambda who, field: who == subject and (not fields or field in fields)


def asked(*fields: str) -> Callable[[str, str], bool]:
    """The dependencies of whomever."""
    return lambda _, field: field in fields


def beginning(subject: str) -> Callable[[str, str], bool]:
    """The dependencies on all subjects that begin so."""
    return lambda who, _: who.startswith(subject)


def either(*kinds_of: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    """The dependencies of several kinds."""
    return lambda who, field: any(is_one(who, field) for is_one in kinds_of)


def write(path: str, text: str) -> Edit:
    """Save a file."""
    return lambda workshop: workshop.write(path, text)


def put(**settings: object) -> Edit:
    """Change the configuration."""
    return lambda workshop: workshop.configure({**workshop.settings, **settings})


def age(path: str) -> Edit:
    """Give a file, if it is there, another time."""

    def edit(workshop: Workshop) -> None:
        with contextlib.suppress(OSError):
            os.utime(workshop.source / path, (1, 1))

    return edit


def wait(until: datetime) -> Edit:
    """Let time pass."""
    return lambda workshop: setattr(workshop, "now", until)


def turn(path: str, target: str) -> Edit:
    """Let a link lead elsewhere."""
    return lambda workshop: workshop.link(path, target)


def commit(workshop: Workshop) -> None:
    """Commit something to the repository of the site, which is made if there is none."""
    git = ["git", "-C", str(workshop.source), "-c", "user.name=a", "-c", "user.email=a@b"]
    if not (workshop.source / ".git").exists():
        subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", str(time.time_ns())], check=True)


NOON, NEXT_YEAR = datetime(2026, 6, 15, 12), datetime(2027, 6, 15, 12)
DOC, LATER = "_docs/one.md", "_docs/two.md"
FILES = {
    DOC: "---\norder: 1\ntitle: One\n---\nfirst\n\nrest",
    LATER: "---\norder: 2\n---\nsecond",
    "_posts/2025-01-01-a.md": "---\ntags: x\ncategories: c\n---\npost",
    "_includes/nav.html": "nav",
    "_layouts/base.html": "{{ content }}",
    "_data/d.yml": "a: 1",
    "x.txt": "text",
}
POST = "---\n---\nnew"
NEWER = "_posts/2025-01-02-b.md"
BETWEEN = write("_docs/b.md", "---\norder: 1.5\n---\n")

SHEET = {"css/style.scss": "---\n---\n@import 'v'; a { color: $c }", "_sass/_v.scss": "$c: red"}

KINDS = {
    "field": Kind(asked("title"), "{{ site.docs.first.title }}", write(DOC, "---\norder: 1\ntitle: 1\n---\nfirst")),
    "absent field": Kind(asked("kind"), "{{ site.docs.first.kind }}", write(DOC, "---\norder: 1\nkind: x\n---\nfirst")),
    "address": Kind(asked("url"), "{{ site.docs.first.url }}", write(DOC, "---\norder: 1\npermalink: /p\n---\n")),
    "date": Kind(asked("date"), "{{ site.docs.first.date }}", write(DOC, "---\norder: 1\ndate: 2024-01-01\n---\n")),
    "keys": Kind(
        asked("*"), "{{ site.pages.first | jsonify }}", write("a.md", "---\nnew: 1\n---\nnew"), {"a.md": POST}
    ),
    "content": Kind(asked("content"), "{{ site.docs.first.content }}", write(DOC, "---\norder: 1\ntitle: One\n---\n2")),
    "output": Kind(asked("output"), "{{ site.docs.first.output }}", write(DOC, "---\norder: 1\ntitle: One\n---\n2")),
    "excerpt": Kind(asked("excerpt"), "{{ site.docs.first.excerpt }}", write(DOC, "---\norder: 1\ntitle: One\n---\n2")),
    "next": Kind(asked("next"), "text", BETWEEN, {DOC: "---\norder: 1\n---\n{{ page.next.url }}"}),
    "previous": Kind(asked("previous"), "text", BETWEEN, {LATER: "---\norder: 2\n---\n{{ page.previous.url }}"}),
    "posts": Kind(of(kinds.SITE, "posts"), "{{ site.posts | size }}", write(NEWER, POST)),
    "first posts": Kind(
        beginning(f"{kinds.FIRST}posts"), "{% for post in site.posts limit: 1 %}{{ post.url }}{% endfor %}",
        write(NEWER, POST),
    ),
    "first post": Kind(beginning(f"{kinds.FIRST}posts"), "{{ site.posts.first.url }}", write(NEWER, POST)),
    "post of a number": Kind(beginning(f"{kinds.FIRST}posts"), "{{ site.posts[1].url }}", write(NEWER, POST)),
    "last post": Kind(
        beginning(f"{kinds.FIRST}posts"), "{{ site.posts.last.url }}", write("_posts/2001-01-01-oldest.md", POST)
    ),
    "row of a table": Kind(
        beginning(f"{kinds.FIRST}posts"),
        "{% tablerow post in site.posts limit: 1 %}{{ post.url }}{% endtablerow %}",
        write(NEWER, POST),
    ),
    "first of a collection": Kind(
        beginning(f"{kinds.FIRST}docs"), "{% for doc in site.docs offset: 1 limit: 1 %}{{ doc.url }}{% endfor %}",
        BETWEEN,
    ),
    "pages": Kind(of(kinds.SITE, "pages"), "{{ site.pages | size }}", write("b.md", POST)),
    "html pages": Kind(of(kinds.SITE, "html_pages"), "{{ site.html_pages | size }}", write("b.md", POST)),
    "documents": Kind(of(kinds.SITE, "documents"), "{{ site.documents | size }}", write("_docs/b.md", POST)),
    "static files": Kind(of(kinds.SITE, "static_files"), "{{ site.static_files | size }}", write("y.txt", "")),
    "collection": Kind(of(kinds.SITE, "docs"), "{{ site.docs | size }}", write("_docs/b.md", POST)),
    "collections": Kind(asked("docs"), "{{ site.collections.first.docs | size }}", write("_docs/b.md", POST)),
    "tags": Kind(of(kinds.SITE, "tags"), "{{ site.tags.x | size }}", write(NEWER, "---\ntags: x\n---\n")),
    "categories": Kind(
        of(kinds.SITE, "categories"), "{{ site.categories.c | size }}", write(NEWER, "---\ncategories: c\n---\n")
    ),
    "data file": Kind(of(kinds.DATA), "{{ site.data.d }}", write("_data/d.yml", "a: '2'")),
    "value in data": Kind(of(kinds.VALUE), "{{ site.data.d.a }}", write("_data/d.yml", "a: '2'")),
    "data folder": Kind(of(kinds.DATA), "{{ site.data | size }}", write("_data/e.yml", "a: 1")),
    "setting": Kind(of(kinds.SITE, "custom"), "{{ site.custom }}", put(custom=True)),
    "setting of a filter": Kind(of(kinds.SITE, "baseurl"), "{{ '/a' | relative_url }}", put(baseurl="/b")),
    "option of kramdown": Kind(
        of(kinds.KRAMDOWN), "{{ '# A' | markdownify }}", put(kramdown={"auto_ids": False})
    ),
    "folder of includes": Kind(
        of(kinds.INCLUDES), "{% include nav.html %}", put(includes_dir="_parts"), {"_parts/nav.html": "other"}
    ),
    "option of Liquid": Kind(of(kinds.LIQUID), "{{ nothing }}", put(liquid={"strict_variables": True})),
    "time": Kind(of(kinds.SITE, "time"), "{{ site.time }}", put(time="2026-03-01 00:00:00 +0000")),
    "clock": Kind(beginning(kinds.BUILD_CLOCK), "{{ site.time | date: '%B' }}", put(time="2026-03-01 00:00:00 +0000")),
    "present clock": Kind(beginning(kinds.PRESENT_CLOCK), "{{ 'now' | date: '%Y' }}", wait(NEXT_YEAR)),
    "include": Kind(of(kinds.FILE), "{% include nav.html %}", write("_includes/nav.html", "other")),
    "relative include": Kind(of(kinds.FILE), "{% include_relative x.txt %}", write("x.txt", "other")),
    "absent include": Kind(
        of(kinds.MISSING_FILE), "{% include only-theme.html %}", write("_includes/only-theme.html", "own")
    ),
    "files of a folder": Kind(
        of(kinds.FILES_BELOW), "{{ '/a.css' | bust_css_cache }}", write("assets/_sass/new.scss", "i { }"),
        {"assets/_sass/old.scss": "b { }"},
        settings={"plugins": ["jekyll-cache-bust"]},
    ),
    "partial": Kind(of(kinds.FILE), "text", write("_sass/_v.scss", "$c: blue"), SHEET),
    "file before a partial": Kind(of(kinds.STYLESHEET), "text", write("_sass/v.import.scss", "$c: blue"), SHEET),
    "missing partial": Kind(of(kinds.MISSING_STYLESHEET), "text", write("css/_v.scss", "$c: blue"), SHEET),
    "load path": Kind(
        of(kinds.LOAD_PATHS), "text", write("_sass/_v.scss", "$c: blue"), {"css/style.scss": SHEET["css/style.scss"]}
    ),
    "folder of a theme": Kind(
        of(kinds.THEME), "text", turn("../theme/_sass", "blue"),
        {"css/style.scss": SHEET["css/style.scss"], "../theme/red/_v.scss": "$c: 1", "../theme/blue/_v.scss": "$c: 2"},
        {"../theme/_sass": "red"},
    ),
    "layout": Kind(of(kinds.LAYOUT), "{{ content }}", write("_layouts/base.html", "other")),
    "front matter of a layout": Kind(
        of(kinds.LAYOUT_KEYS), "{{ layout.a }}", write("_layouts/base.html", "---\na: 2\n---\n{{ content }}"),
        {"_layouts/base.html": "---\na: 1\n---\n{{ content }}"},
    ),
    "absent layout": Kind(
        either(of(kinds.LAYOUT), of(kinds.LAYOUT_KEYS)), "{{ content }}", write("_layouts/new.html", "new"),
        {DOC: "---\nlayout: new\n---\n"},
    ),
    "link": Kind(of(kinds.LINK), "{% link _docs/one.md %}", write(DOC, "---\npermalink: /elsewhere\n---\n")),
    "post link": Kind(
        of(kinds.POST), "{% post_url 2025-01-01-a %}",
        write("_posts/2025-01-01-a.md", "---\npermalink: /elsewhere\n---\n"),
    ),
    "modified time": Kind(asked("modified_time"), "{{ site.static_files | map: 'modified_time' }}", age("x.txt")),
    "counter": Kind(
        of(kinds.VOLATILE), "{% increment n %}", write("a.md", "---\n---\n{% increment n %}"), {"a.md": POST}
    ),
    "pager": Kind(
        beginning(kinds.PAGER), "text", write(NEWER, POST),
        {"index.html": "---\n---\n{{ paginator.total_posts }}"},
        settings={"plugins": ["jekyll-paginate"], "paginate": 9},
    ),
    "variable of a plugin": Kind(
        beginning(kinds.VARIABLE), "{{ site.github.build_revision }}", commit,
        settings={"plugins": ["jekyll-github-metadata"], "repository": "owner/name"},
    ),
    "itself": Kind(asked("="), "text", write("page.md", "---\nlayout: base\n---\nother")),
}  # fmt: skip
