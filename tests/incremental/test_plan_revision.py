"""Posts that come, go, move or change are put into the last plan; the result is that of a clean build.

Where it is not certain what follows, the site is read as a whole, with the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.render.early import Superseded
from jekyll_py.site import Site
from tests.incremental.workshop import Onlookers, Workshop

CONFIG: dict[str, object] = {
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
    "collections": {"docs": {"output": True}},
    "permalink": "/:categories/:title/",
}
LIST = "{% for post in site.posts %}{{ post.url }} {{ post.id }} {{ post.date }} {{ post.title }}\n{% endfor %}"
FILES = {
    "_layouts/post.html": "{{ page.previous.url }}<{{ page.next.url }} {{ page.tags }} {{ content }}"
    "{% for post in site.related_posts %}{{ post.url }}{% endfor %}",
    **{
        f"_posts/2025-01-0{day}-p{day}.md": f"---\nlayout: post\ntags: [t{day % 3}, all]\n---\ntext {day}\n\nrest"
        for day in range(1, 8)
    },
    "_posts/2025-01-04-plain.md": "---\nlayout: post\n---\nplain",
    "news/_posts/2025-01-05-n.md": "---\nlayout: post\n---\nnews",
    "_docs/a.md": "---\ntitle: A\n---\n{{ page.next.url }}",
    "_docs/b.md": "---\ntitle: B\n---\n" + LIST,
    "list.html": "---\n---\n" + LIST,
    "newest.html": "---\n---\n{% for post in site.posts limit: 2 %}{{ post.title }}{{ post.excerpt }}{% endfor %}",
    "groups.html": "---\n---\n{% for each in site.tags %}{{ each[0] }}: {% for post in each[1] %}{{ post.url }} "
    "{% endfor %}{% endfor %}{% for each in site.categories %}{{ each[0] }} {{ each[1].size }}{% endfor %}",
    "counts.html": "---\n---\n{{ site.documents.size }} {{ site.posts.size }} {{ site.docs.size }}",
    "link.md": "---\n---\n{% link _posts/2025-01-02-p2.md %} {% post_url 2025-01-06-p6 %}",
    "taken/index.html": "---\n---\ntaken",
    "index.html": "---\n---\nhome {{ site.posts.first.title }} {{ site.posts.last.title }}",
}
PLUGINS: Mapping[str, tuple[Mapping[str, object], bool]] = {
    "jekyll-feed": ({}, False),
    "jekyll-feed with tags": ({"feed": {"tags": True}}, True),
    "jekyll-sitemap": ({}, False),
    "jekyll-seo-tag": ({}, False),
    "jekyll-redirect-from": ({}, False),
    "jekyll-titles-from-headings": ({}, False),
    "jekyll-titles-from-headings in all": ({"titles_from_headings": {"collections": True}}, True),
    "jekyll-default-layout": ({}, False),
    "jekyll-optional-front-matter": ({}, False),
    "jekyll-readme-index": ({}, False),
    "jekyll-relative-links": ({}, True),
    "jekyll-paginate": ({"paginate": 3}, True),
    "jekyll-archives": ({"jekyll-archives": {"enabled": "all"}}, True),
}
"""Plugins with settings, and whether the site is read anew for a new post."""
Edit = Callable[[Workshop], object]
MOVED = "_posts/2025-01-21-moved.md"


def _post(keys: str = "", text: str = "new") -> str:
    return f"---\nlayout: post\n{keys}\n---\n{text}\n\nrest"


def _write(path: str, text: str = "") -> Edit:
    return lambda site: site.write(path, text or _post())


def _remove(path: str) -> Edit:
    return lambda site: site.remove(path)


def _move(path: str, to: str) -> Edit:
    return lambda site: site.move(path, to)


def _all(*edits: Edit) -> Edit:
    return lambda site: [edit(site) for edit in edits]


REVISED: Mapping[str, Edit] = {
    "the newest": _write("_posts/2025-02-01-new.md"),
    "the oldest": _write("_posts/2024-02-01-old.md"),
    "between others": _write("_posts/2025-01-04-between.md"),
    "of the same time": _write("_posts/2025-01-04-plaim.md"),
    "with known tags": _write("_posts/2025-01-04-t.md", _post("tags: [t0, all]")),
    "with a new tag that comes first": _write("_posts/2024-01-04-t.md", _post("tags: [zero, t2, zero]")),
    "with a category": _write("_posts/2025-01-04-c.md", _post("categories: news")),
    "in a folder that is a category": _write("news/_posts/2025-01-04-c.md"),
    "two at once": _all(_write("_posts/2025-01-04-x.md"), _write("news/_posts/2025-01-04-y.md")),
    "a removed one": _remove("_posts/2025-01-05-p5.md"),
    "the first and the last removed": _all(_remove("_posts/2025-01-01-p1.md"), _remove("_posts/2025-01-07-p7.md")),
    "neighbours removed": _all(_remove("_posts/2025-01-03-p3.md"), _remove("_posts/2025-01-04-p4.md")),
    "a renamed one": _move("_posts/2025-01-05-p5.md", "_posts/2025-01-05-p9.md"),
    "moved to another folder": _move("_posts/2025-01-05-p5.md", "news/_posts/2025-01-05-p5.md"),
    "another day in its name": _move("_posts/2025-01-05-p5.md", "_posts/2024-01-05-p5.md"),
    "another date": _write("_posts/2025-01-05-p5.md", _post("date: 2025-03-01 10:00:00 +0000")),
    "another tag": _write("_posts/2025-01-05-p5.md", _post("tags: [t0, other]")),
    "no tag any more": _write("_posts/2025-01-01-p1.md"),
    "another slug": _write("_posts/2025-01-05-p5.md", _post("slug: else")),
    "another address": _write("_posts/2025-01-05-p5.md", _post("permalink: /else/where.html")),
    "another one in the place of one": _all(
        _remove("_posts/2025-01-05-p5.md"), _write("_posts/2025-01-06-p5.md", _post("permalink: /p5/"))
    ),
    "two that name others in a tag": _all(
        _write("_posts/2025-02-01-new.md", _post(text="{% post_url 2025-02-02-other %}")),
        _write("_posts/2025-02-02-other.md", _post(text="{% post_url 2025-02-01-new %} {% post_url 2025-01-02-p2 %}")),
    ),
    "a name that is no post's, too": _all(_write("_posts/notes.txt", "text"), _write("_posts/2025-02-02-b.md")),
}
READ_ANEW: Mapping[str, Edit] = {
    "in the future": _write("_posts/2027-01-01-future.md"),
    "not published": _write("_posts/2025-02-01-new.md", _post("published: false")),
    "with the address of a page": _write("_posts/2025-02-01-taken.md", _post("permalink: /taken/")),
    "with the address of another post": _write("news/_posts/2025-02-01-x.md", _post("permalink: /p5/")),
    "below the file of another": _all(
        _write("_posts/2025-02-01-x.md", _post("permalink: /file")), _write("_posts/2025-02-02-y.md")
    ),
    "with a key that nothing reads": _write("_posts/2025-02-01-new.md", _post("tittle: x")),
    "in a new folder": _write("_posts/below/2025-02-01-new.md"),
    "with a page": _all(_write("_posts/2025-02-01-new.md"), _write("page.md")),
    "with a document": _all(_write("_posts/2025-02-01-new.md"), _write("_docs/c.md")),
    "the last one of a folder": _remove("news/_posts/2025-01-05-n.md"),
    "a name with a slip": _write("_posts/2025-02-30-new.md"),
    "broken front matter": _write("_posts/2025-02-01-new.md", "---\na: [\n---\n"),
    "a post that was linked": _remove("_posts/2025-01-06-p6.md"),
}


@pytest.fixture(params=[False, True], ids=["in one process", "in another process"])
def restarts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def _workshop(tmp_path: Path, more: Mapping[str, str] | None = None, **settings: object) -> Workshop:
    return Workshop(tmp_path, {**FILES, **(more or {})}, {}, {**CONFIG, **settings})


def _reads(workshop: Workshop, edit: Edit, restarts: bool) -> bool:
    """Whether an edit has the site read anew; the output and the warnings are those of a clean build."""
    edit(workshop)
    if restarts:
        workshop.restart()
    read_by: list[Path] = []

    def read(site: Site, *arguments: object) -> None:
        read_by.append(Path(site.destination))
        original(site, *arguments)  # type: ignore[arg-type]

    original = Site.read
    with patch.object(Site, "read", read):
        if not workshop.check_or_fail():
            workshop.take_back()
    return workshop.kept in read_by


@pytest.mark.parametrize("name", REVISED)
def test_posts_are_put_into_the_last_plan(tmp_path: Path, name: str, restarts: bool) -> None:
    workshop = _workshop(tmp_path)
    workshop.check()
    assert not _reads(workshop, REVISED[name], restarts)
    assert not _reads(workshop, _write("_posts/2025-02-03-more.md"), restarts), "the next one after it"


@pytest.mark.parametrize("name", READ_ANEW)
def test_what_is_not_certain_is_read_anew(tmp_path: Path, name: str) -> None:
    workshop = _workshop(tmp_path)
    workshop.check()
    _reads(workshop, READ_ANEW[name], restarts=False)
    _reads(workshop, _write("_posts/2025-02-03-more.md"), restarts=False)


@pytest.mark.parametrize("seed", range(3))
def test_many_edits_one_after_the_other(tmp_path: Path, seed: int) -> None:
    random, workshop = Random(seed), _workshop(tmp_path, plugins=["jekyll-redirect-from", "jekyll-feed"])
    workshop.check()
    edits = {**REVISED, **READ_ANEW}
    for name in random.sample(sorted(edits), len(edits)):
        edits[name](workshop)
        kind = random.randrange(4)
        if kind == 0:
            workshop.restart()
        if kind == 1:
            _supersede(workshop)
        if not workshop.check_or_fail():
            workshop.take_back()


@pytest.mark.parametrize("name", PLUGINS)
def test_generators_decide_whether_they_read_posts(tmp_path: Path, name: str) -> None:
    settings, is_read = PLUGINS[name]
    home = {"index.html": "---\n---\n{% for post in paginator.posts %}{{ post.url }}{% endfor %}"}
    workshop = _workshop(tmp_path, home, plugins=[name.partition(" ")[0]], **settings)
    workshop.check()
    assert _reads(workshop, _write("_posts/2025-02-01-new.md", _post("tags: [all, new]", "# New")), False) == is_read
    assert _reads(workshop, _remove("_posts/2025-01-05-p5.md"), False) == is_read


@pytest.mark.parametrize("edit", [_write("_posts/2025-02-01-r.md", _post("redirect_from: /old/")), _remove(MOVED)])
def test_a_redirect_is_made_or_removed(tmp_path: Path, edit: Edit) -> None:
    more = {MOVED: _post("redirect_from: [/a/, /p1/]"), "_posts/2025-01-20-to.md": _post("redirect_to: /p2/")}
    workshop = _workshop(tmp_path, more, plugins=["jekyll-redirect-from"])
    workshop.check()
    assert _reads(workshop, edit, restarts=False)


def test_a_redirect_appears_where_a_post_was(tmp_path: Path) -> None:
    workshop = _workshop(tmp_path, {MOVED: _post("redirect_from: /p5/")}, plugins=["jekyll-redirect-from"])
    workshop.check()
    assert _reads(workshop, _remove("_posts/2025-01-05-p5.md"), restarts=False)


def test_drafts_and_an_arranged_collection(tmp_path: Path) -> None:
    drafts = {"_drafts/d.md": _post("date: 2025-01-04"), "_drafts/e.md": _post()}
    workshop = _workshop(tmp_path, drafts, show_drafts=True, unpublished=True)
    workshop.check()
    for edit in (
        _write("_drafts/d.md", _post("date: 2025-01-06")),
        _write("_drafts/f.md"),
        _write("_posts/2025-01-04-u.md", _post("published: false")),
        _remove("_drafts/d.md"),
    ):
        _reads(workshop, edit, restarts=False)
    workshop.configure({**workshop.settings, "collections": {"posts": {"output": True, "sort_by": "title"}}})
    workshop.check()
    assert _reads(workshop, _write("_posts/2025-02-01-new.md"), restarts=False)


@pytest.mark.parametrize("settings", [{"limit_posts": 3}, {"collections": {"posts": {"output": False}}}])
def test_settings_of_posts(tmp_path: Path, settings: Mapping[str, object]) -> None:
    workshop = _workshop(tmp_path, {"link.md": "none"}, **settings)
    workshop.check()
    for name in ("the newest", "a removed one", "another date"):
        _reads(workshop, REVISED[name], restarts=False)


def test_what_a_superseded_build_has_put_into_the_plan_is_taken_back(tmp_path: Path) -> None:
    workshop = _workshop(tmp_path)
    workshop.check()
    _write("_posts/2025-02-01-new.md")(workshop)
    _supersede(workshop)
    assert not _reads(workshop, _remove("_posts/2025-02-01-new.md"), restarts=False)
    _remove("_posts/2025-01-05-p5.md")(workshop)
    _supersede(workshop)
    assert not _reads(workshop, _write("_posts/2025-01-05-p5.md", FILES["_posts/2025-01-05-p5.md"]), restarts=False)
    _remove("_posts/2025-01-05-p5.md")(workshop)
    _supersede(workshop)
    _reads(workshop, _write("page.md"), restarts=False)


def _supersede(workshop: Workshop) -> None:
    """Begin a build that ends when the first item is rendered."""
    with patch.object(Onlookers, "advance", side_effect=Superseded), suppress(Superseded, JekyllError, ExceptionGroup):
        workshop.build()
