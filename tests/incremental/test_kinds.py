"""Every kind of dependency is needed: where it is not recorded, a build differs from a clean one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from jekyll_py.incremental.store.dependencies import DependencySet, DependencyTable
from jekyll_py.tracking import kinds, reads
from tests.incremental.sites import CONFIG, THEME
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.slow

Edit = Callable[[Workshop], object]


class Kind(NamedTuple):
    """A kind of dependency, a page that reads one, and an edit that changes it."""

    is_one: Callable[[str, str], bool]
    page: str
    edit: Edit
    files: Mapping[str, str] = {}
    links: Mapping[str, str] = {}
    """Folders of the theme that are links, and where to."""


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
    """Give a file another time."""
    return lambda workshop: os.utime(workshop.source / path, (1, 1))


def turn(path: str, target: str) -> Edit:
    """Let a link lead elsewhere."""
    return lambda workshop: workshop.link(path, target)


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
    "data file": Kind(of(kinds.DATA), "{{ site.data.d.a }}", write("_data/d.yml", "a: '2'")),
    "data folder": Kind(of(kinds.DATA), "{{ site.data | size }}", write("_data/e.yml", "a: 1")),
    "setting": Kind(of(kinds.SITE, "custom"), "{{ site.custom }}", put(custom=True)),
    "setting of a filter": Kind(of(kinds.SITE, "baseurl"), "{{ '/a' | relative_url }}", put(baseurl="/b")),
    "time": Kind(of(kinds.SITE, "time"), "{{ site.time }}", put(time="2026-03-01 00:00:00 +0000")),
    "clock": Kind(beginning(kinds.BUILD_CLOCK), "{{ site.time | date: '%B' }}", put(time="2026-03-01 00:00:00 +0000")),
    "include": Kind(of(kinds.FILE), "{% include nav.html %}", write("_includes/nav.html", "other")),
    "relative include": Kind(of(kinds.FILE), "{% include_relative x.txt %}", write("x.txt", "other")),
    "absent include": Kind(
        of(kinds.MISSING_FILE), "{% include only-theme.html %}", write("_includes/only-theme.html", "own")
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
        of(kinds.SITE, "post targets"), "{% post_url 2025-01-01-a %}",
        write("_posts/2025-01-01-a.md", "---\npermalink: /elsewhere\n---\n"),
    ),
    "modified time": Kind(asked("modified_time"), "{{ site.static_files | map: 'modified_time' }}", age("x.txt")),
    "counter": Kind(
        of(kinds.VOLATILE), "{% increment n %}", write("a.md", "---\n---\n{% increment n %}"), {"a.md": POST}
    ),
    "itself": Kind(asked("="), "text", write("page.md", "---\nlayout: base\n---\nother")),
}  # fmt: skip


@pytest.fixture
def workshop(tmp_path: Path, request: pytest.FixtureRequest) -> Workshop:
    kind = KINDS[request.param]
    files = {**FILES, **kind.files, "page.md": f"---\nlayout: base\n---\n{kind.page}"}
    config = {**CONFIG, "plugins": [], "collections": {"docs": {"output": True, "sort_by": "order"}}}
    theme = {path: text for path, text in THEME.items() if f"../theme/{path.split('/')[0]}" not in kind.links}
    workshop = Workshop(tmp_path, files, theme, config)
    for link in kind.links.items():
        workshop.link(*link)
    return workshop


@pytest.mark.parametrize(("workshop", "name"), [(name, name) for name in KINDS], indirect=["workshop"])
def test_a_kind_is_needed(workshop: Workshop, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    record = DependencyTable.pack

    def forgetful(table: DependencyTable, numbers: Iterable[int]) -> DependencySet:
        return record(table, [number for number in numbers if not KINDS[name].is_one(*reads.dependency(number))])

    monkeypatch.setattr(DependencyTable, "pack", forgetful)
    workshop.check()
    KINDS[name].edit(workshop)
    with pytest.raises(AssertionError):
        workshop.check()


@pytest.mark.parametrize(("workshop", "name"), [(name, name) for name in KINDS], indirect=["workshop"])
def test_and_is_recorded(workshop: Workshop, name: str) -> None:
    workshop.check()
    KINDS[name].edit(workshop)
    workshop.check()


ELSEWHERE = {kinds.PRESENT_CLOCK, kinds.VARIABLE, kinds.PAGER, kinds.GROUP}
"""Kinds that `test_clock`, the tests of jekyll-github-metadata, those of paginations and `tests.test_reads` see to."""


@pytest.mark.parametrize(
    "kind", [kind for kind in kinds.KINDS if kind.subject not in ELSEWHERE], ids=lambda kind: kind.subject.strip("\0 ")
)
def test_every_kind_of_the_table_is_switched_off_here(kind: kinds.Kind) -> None:
    fields = ("docs", "posts", "sass", "counters", "d", "base")
    subjects = (kind.subject, f"{kind.subject}docs") if kind.subject.endswith(" ") else (kind.subject,)
    assert any(each.is_one(subject, field) for each in KINDS.values() for subject in subjects for field in fields)


@pytest.mark.parametrize(
    ("subject", "field", "words"),
    [
        ("_posts/a.md", "title", "_posts/a.md title"),
        ("a.md", kinds.KEYS, "a.md keys"),
        (kinds.SITE, "posts", "site.posts"),
        (kinds.SITE, kinds.KEYS, "site"),
        (kinds.DATA, "authors", "site.data.authors"),
        (kinds.LAYOUT, "post", "layout post"),
        (kinds.FILE, "/site/_includes/nav.html", "_includes/nav.html"),
        (kinds.MISSING_FILE, "/theme/_includes/nav.html", "../theme/_includes/nav.html"),
        (f"{kinds.VARIABLE}github", "url", "site.github.url"),
        (f"{kinds.BUILD_CLOCK}%Y", "2026", "site.time as %Y"),
        (kinds.VOLATILE, kinds.NOW, "the present time"),
        (kinds.VOLATILE, "the weather", "the weather"),
    ],
)
def test_a_dependency_is_explained_in_words(subject: str, field: str, words: str) -> None:
    assert kinds.explained(subject, field, "/site") == words


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.subject.strip("\0 "))
def test_a_subject_tells_its_kind(kind: kinds.Kind) -> None:
    subject = f"{kind.subject}x" if kind.subject.endswith(" ") else kind.subject
    assert kinds.kind_of(subject) is kind
    assert kinds.kind_of(subject.strip("\0")) is kinds.ITEM
