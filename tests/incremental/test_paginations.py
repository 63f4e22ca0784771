"""jekyll-paginate-v2: an edit that leaves the documents of each page as they are has nothing planned anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
from tests.incremental.edition_edits import check_random_edits, seeds
from tests.incremental.edits import with_key, without_key
from tests.incremental.workshop import Workshop

LIST = "{% for post in paginator.posts %}{{ post.url }}{% endfor %}"
FILES = {
    **{
        f"_posts/2025-01-0{day}-p.md": f"---\ntitle: Post {day}\ntags: t{day % 2}\n---\nBody {day}"
        for day in range(1, 6)
    },
    "_layouts/tag.html": "<h1>{{ page.title }}</h1>{% for post in paginator.posts %}{{ post.title }}{% endfor %}",
    "plain.html": "---\ntitle: All\npagination: {enabled: true}\npermalink: /all/\n---\n" + LIST,
    "one.html": "---\ntitle: One\npagination: {enabled: true, per_page: 9}\n---\n{{ page.title }}" + LIST,
    "unnamed.html": "---\npagination: {enabled: true, per_page: 9, tag: t1}\n---\n{{ page.title }}" + LIST,
    "sorted.html": "---\ntitle: Sorted\npagination: {enabled: true, sort_field: title}\npermalink: /s/\n---\n" + LIST,
    "page.md": "---\ntitle: Page\n---\n{{ site.other }}{{ site.data.d.a }}",
    "_data/d.yml": "a: 1",
}
CONFIG: Mapping[str, object] = {
    "plugins": ["jekyll-paginate-v2"],
    "pagination": {"enabled": True, "per_page": 2},
    "autopages": {"enabled": True, "tags": {"layouts": ["tag.html"]}, "categories": {"enabled": False},
                  "collections": {"enabled": False}},
    "title": "T",
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}  # fmt: skip
POST = "_posts/2025-01-03-p.md"
EDITS = {
    "a title": (POST, with_key(FILES[POST], "title: Post 31"), False),
    "a title that sorts elsewhere": (POST, with_key(FILES[POST], "title: Zebra"), True),
    "a key that nothing shows": (POST, with_key(FILES[POST], "mood: good"), False),
    "a hidden post": (POST, with_key(FILES[POST], "hidden: true"), True),
    "a text": (POST, FILES[POST] + " more", False),
    "the title of a template": ("one.html", with_key(FILES["one.html"], "title: Other"), True),
    "no title of a template": ("one.html", without_key(FILES["one.html"], "title"), True),
    "a title for a template": ("unnamed.html", with_key(FILES["unnamed.html"], "title: Named"), True),
    "options of a template": ("one.html", with_key(FILES["one.html"], "pagination: {enabled: false}"), True),
    "data": ("_data/d.yml", "a: 2", False),
    "front matter of a layout": ("_layouts/tag.html", f"---\ntitle: L\n---\n{FILES['_layouts/tag.html']}", True),
    "a page": ("page.md", with_key(FILES["page.md"], "title: Other"), False),
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, FILES, {}, CONFIG)
    made.check()
    return made


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", EDITS)
def test_the_plan_is_made_anew_only_where_pages_show_something_else(
    workshop: Workshop, name: str, is_another_process: bool
) -> None:
    path, text, is_planned = EDITS[name]
    workshop.write("_layouts/tag.html", "{{ page.title }}")  # a content that the pages of tags have too
    workshop.write("_layouts/tag.html", FILES["_layouts/tag.html"])
    for each in (text, FILES[path]):
        workshop.write(path, each)
        if is_another_process:
            workshop.restart()
        with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
            workshop.build()
        assert read.called == is_planned
        workshop.check()


@pytest.mark.parametrize(("settings", "is_planned"), [({"other": 1}, False), ({"title": "U"}, True)])
def test_so_for_a_setting(workshop: Workshop, settings: Mapping[str, object], is_planned: bool) -> None:
    workshop.configure({**CONFIG, **settings})
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    assert read.called == is_planned
    workshop.check()


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(0, 1))
def test_random_edits_give_what_a_clean_build_gives(workshop: Workshop, seed: int) -> None:
    check_random_edits(workshop, seed, _edit)


LINES = (
    "title: Alpha", "title: Zebra", "title: 7", "tags: t0", "tags: [t1, new]", "hidden: true", "hidden: false",
    "date: 2025-01-09", "locale: en", "mood: good", "permalink: /moved/", "published: false",
    "pagination: {enabled: true, sort_field: mood, per_page: 3}", "pagination: {enabled: true, tag: t0}",
    "pagination: {enabled: false}",
)  # fmt: skip


def _edit(workshop: Workshop, random: Random) -> None:
    """Make one random edit of a site."""
    path = random.choice([*FILES, "_posts/2025-01-07-new.md"])
    text = workshop.read(path) or FILES.get(path, FILES[POST])
    kind = random.choice(("remove", "key", "key", "key", "no key", "body", "setting", "revert"))
    if kind == "remove":
        workshop.remove(path)
    elif kind == "key":
        workshop.write(path, with_key(text, random.choice(LINES)))
    elif kind == "no key":
        workshop.write(path, without_key(text, random.choice(("title", "tags", "pagination", "mood"))))
    elif kind == "body":
        workshop.write(path, f"{text} {random.choice(('more', '{{ page.title }}', LIST))}")
    elif kind == "setting":
        form = {"enabled": True, "per_page": random.choice((1, 2, 9)), "sort_field": random.choice(("date", "title"))}
        workshop.configure({**CONFIG, "pagination": form, "other": random.choice((1, 2))})
    else:
        workshop.write(path, FILES.get(path, FILES[POST]))
