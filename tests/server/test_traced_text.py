"""From a place in a page to the place in a source: which of several equal texts was clicked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from jekyll_py.server import actions
from jekyll_py.server.sources.editors import Place
from jekyll_py.server.sources.visible_text import visible_text
from tests.server.client import request
from tests.server.copying import Running
from tests.server.jekyll_site import previewing

FILES = {
    "_config.yml": "target: jekyll\ntitle: The name of all\n",
    "_layouts/default.html": "<html><head><title>{{ page.title }}</title></head><body>\n"
    "<header>{{ site.title }} same</header>\n<h1>{{ page.title }}</h1>\n{{ content }}\n"
    "<footer>A footer, same</footer></body></html>\n",
    "_includes/card.html": "<div class=card>\n<b>{{ include.name }}</b> a card\n</div>\n",
    "_data/people.yml": "- name: Anna Adam\n  town: Bonn\n- name: Bert Bonn\n  town: Bonn\n",
    "_data/places.csv": "id,label\n1,Paris\n2,Rome\n",
    "_posts/2026-01-02-p.md": "---\ntitle: A post of mine\nlayout: default\n---\nFirst words of it.\n",
    "a.md": """---
layout: default
title: The title, same
---
same words, and the same words again.

{% include card.html name="One name" %}
{% include card.html name="Other name" %}
{% include card.html name="One name" %}

{% for person in site.data.people %}
- {{ person.name }} of {{ person.town }}
{% endfor %}

{% for place in site.data.places %}{{ place.label | upcase }} {% endfor %}

| a head | other |
|---|---|
| cell | cell |
| cell | last |

A claim[^n] with "quotes" -- and *stress* here.

[^n]: The note below, same.

```ruby
def cell(same) = same
```

中文的文字,和中文的文字。

{% for post in site.posts %}{{ post.title }}: {{ post.content }}{% endfor %}

{% assign local = "assigned text" %}{{ local | capitalize }}
""",
    "j.jinja": "---\nlayout: default\ntitle: J\n---\n{% set word = 'twice' %}<p>{{ word }} twice</p>\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with previewing(tmp_path_factory.mktemp("traced"), FILES) as running:
        assert request(running.port, "/a.html").status == 200  # answered after the first build
        yield running


def click(site: Running, file: str, words: str, number: int = 0) -> str:
    """The query of a click into the middle of some words of a page, of which it is the nth occurrence."""
    page = visible_text((site.destination / file).read_text(), range(0)).text
    wanted, start = "".join(words.split()), -1
    for _ in range(number + 1):
        start = page.index(wanted, start + 1)
    at = start + len(wanted) // 2
    context = {"before": page[max(at - 200, 0) : at], "after": page[at : at + 200], "position": at}
    return urlencode({"file": file, "text": words, **context})


def opened(site: Running, monkeypatch: pytest.MonkeyPatch, query: str) -> tuple[str, int, int]:
    """The place that a click opens."""
    places: list[Place] = []
    monkeypatch.setattr(actions, "open_place", places.append)
    target = f"/__jekyll_py/open?{query}"
    reply = request(site.port, target, "Origin: http://localhost", "Content-Length: 0", method="POST")
    assert reply.status == 204
    return (places[0].file.relative_to(site.source).as_posix(), places[0].line, places[0].column)


@pytest.mark.parametrize(
    ("words", "number", "place"),
    [
        ("same", 0, ("_layouts/default.html", 2, 26)),
        ("same", 1, ("a.md", 3, 19)),
        ("same", 2, ("a.md", 5, 1)),
        ("same words again", 0, ("a.md", 5, 26)),
        ("The name of all", 0, ("_config.yml", 2, 8)),
        ("One name", 0, ("a.md", 7, 28)),
        ("Other name", 0, ("a.md", 8, 28)),
        ("One name", 1, ("a.md", 9, 28)),
        ("a card", 1, ("_includes/card.html", 2, 29)),
        ("Bert Bonn", 0, ("_data/people.yml", 3, 9)),
        ("Bonn", 0, ("_data/people.yml", 2, 9)),
        ("Bonn", 1, ("_data/people.yml", 3, 14)),
        ("Bonn", 2, ("_data/people.yml", 4, 9)),
        ("ROME", 0, ("_data/places.csv", 3, 3)),
        ("cell", 0, ("a.md", 19, 3)),
        ("cell", 1, ("a.md", 19, 10)),
        ("cell", 2, ("a.md", 20, 3)),
        ("stress", 0, ("a.md", 22, 35)),
        ("quotes", 0, ("a.md", 22, 19)),
        ("The note below", 0, ("a.md", 24, 11)),
        ("cell", 3, ("a.md", 27, 5)),
        ("中文的文字", 1, ("a.md", 30, 9)),
        ("A post of mine", 0, ("_posts/2026-01-02-p.md", 2, 10)),
        ("First words of it", 0, ("_posts/2026-01-02-p.md", 5, 7)),
        ("Assigned text", 0, ("a.md", 34, 20)),
        ("A footer", 0, ("_layouts/default.html", 5, 11)),
    ],
)
def test_a_place_of_the_page_leads_to_the_place_it_was_written(
    site: Running, monkeypatch: pytest.MonkeyPatch, words: str, number: int, place: tuple[str, int, int]
) -> None:
    assert opened(site, monkeypatch, click(site, "a.html", words, number)) == place


@pytest.mark.parametrize(("number", "column"), [(0, 16), (1, 39)])
def test_a_page_in_jinja_leads_to_what_it_sets(
    site: Running, monkeypatch: pytest.MonkeyPatch, number: int, column: int
) -> None:
    assert opened(site, monkeypatch, click(site, "j.html", "twice", number)) == ("j.jinja", 5, column)


def test_a_place_is_found_in_a_page_that_scripts_have_changed(site: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = urlencode({"file": "a.html", "text": "other", "before": "Added.ahead", "after": "othercellcellcelllast"})
    assert opened(site, monkeypatch, changed)[:2] == ("a.md", 17)


def test_each_language_leads_to_its_own_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = (
        "<html><body>{{ content }}{% if site.active_lang == 'zh' %}{% include zh.html %}{% endif %}</body></html>\n"
    )
    page = "---\nlayout: default\npermalink: /a.html\npage_id: a\nlang: "
    files = {
        "_config.yml": "target: jekyll\nplugins: [jekyll-polyglot]\nlanguages: [en, zh]\ndefault_lang: en\n",
        "_layouts/default.html": layout,
        "_includes/zh.html": "<p>只有中文</p>\n",
        "a.md": f"{page}en\n---\nIn English\n",
        "a.zh.md": f"{page}zh\n---\n用中文\n",
        "b.md": "---\nlayout: default\n---\nIn one language\n",
    }
    with previewing(tmp_path, files) as site:
        assert request(site.port, "/zh/a.html").status == 200
        assert opened(site, monkeypatch, click(site, "a.html", "In English")) == ("a.md", 7, 4)
        assert opened(site, monkeypatch, click(site, "zh/a.html", "用中文")) == ("a.zh.md", 7, 1)
        assert opened(site, monkeypatch, click(site, "zh/b.html", "只有中文")) == ("_includes/zh.html", 1, 5)
        origins = [request(site.port, f"/__jekyll_py/origins?file={name}").text for name in ("b.html", "zh/b.html")]
        assert ["_includes/zh.html" in each for each in origins] == [False, True]


def test_nothing_of_the_second_render_is_written(site: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.destination.rglob("*")}
    opened(site, monkeypatch, click(site, "a.html", "Bert Bonn"))
    assert {path: path.stat().st_mtime_ns for path in site.destination.rglob("*")} == before
