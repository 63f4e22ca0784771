"""A changed setting that only templates read leaves the plan as it is; any other makes the site be read again."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.config.keys import KEYS
from jekyll_py.incremental.environment import PLANNED, SHOWN
from jekyll_py.site import Site
from tests.incremental.workshop import Workshop

FILES = {
    "title.md": "---\n---\n{{ site.title }}",
    "own.md": "---\n---\n{{ site.own.key }}",
    "all.md": "---\n---\n{% for pair in site %}{{ pair[0] }} {% endfor %}",
    "address.md": "---\n---\n{{ '/a' | absolute_url }}",
    "old.md": "---\nredirect_from: /older/\n---\nold",
    "code.md": "---\n---\n    code",
    "tag.html": "---\n---\n{% highlight ruby %}code{% endhighlight %}",
    "excerpt.html": "---\n---\n{{ site.posts.first.excerpt }}",
    "style.css": "---\n---\na { b: c }",
    "_posts/2025-01-01-a.md": "---\n---\n{{ site.docs | size }} and more",
}
CONFIG: dict[str, object] = {
    "title": "T",
    "own": {"key": 1},
    "port": "4000",
    "collections": ["docs"],
    "plugins": ["jekyll-feed"],
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
SHOWN_BY: dict[str, tuple[dict[str, object], set[str]]] = {
    "a title": ({"title": "U"}, {"title.md"}),
    "a key of the site's own": ({"own": {"key": 2}}, {"own.md"}),
    "a new key": ({"new": 1}, {"all.md"}),
    "a port": ({"port": "5000"}, set()),
    "the number of processes": ({"jobs": 1}, {"all.md"}),
    "the rules of the check": ({"check": {"ignore": ["links"]}}, {"all.md"}),
    "a profile": ({"profile": True}, {"all.md"}),
    "every warning as an error": ({"strict": True}, {*FILES} - {"old.md", "code.md", "style.css"}),
    "an address": ({"url": "https://example.org"}, {"address.md", "all.md"}),
    "a strictness of Liquid": ({"liquid": {"strict_filters": True}}, {*FILES} - {"old.md", "code.md", "style.css"}),
    "a highlighter": ({"highlighter": "none"}, {"code.md", "tag.html"}),
    "a processor of Markdown": ({"markdown": "CommonMark"}, {*FILES} - {"style.css"}),
    "another order": ({"title": CONFIG.pop("title")}, {"all.md"}),
}
CONFIG = {"title": "T", **CONFIG}
READ_BY: dict[str, tuple[dict[str, object], set[str]]] = {
    "strict front matter": ({"strict_front_matter": True}, set[str]()),
    "drafts": ({"show_drafts": True}, set[str]()),
    "the style of style sheets": (
        {"sass": {"style": "compressed"}},
        {"style.scss", "all.md", "pages.md", "page.md", "sass.md"},
    ),
    "the number of posts": ({"limit_posts": 5}, set[str]()),
    "the future": ({"future": True}, set[str]()),
    "the end of excerpts": ({"excerpt_separator": "<!--more-->"}, set[str]()),
    "the end of an excerpt": ({"excerpt_separator": "more"}, {"excerpt.html"}),
    "excerpts of pages": ({"page_excerpts": True}, {"page.md", "all.md"}),
    "an encoding": ({"encoding": "latin-1"}, {"include.md"}),
    "a folder of includes": ({"includes_dir": "_parts"}, {"include.md"}),
    "a folder of data": ({"data_dir": "_facts"}, {"data.md"}),
    "what a table is": ({"csv_reader": {"headers": False}}, {"data.md", "all.md"}),
    "related posts": ({"lsi": True}, {"_posts/2024-01-02-b.md"}),
    "names of Markdown files": ({"markdown_ext": "md,mkd"}, set[str]()),
    "a name of Markdown files": ({"markdown_ext": "md,html"}, {"tag.html", "excerpt.html"}),
}
READING = {
    "pages.md": "{{ site.pages | size }}",
    "page.md": "{% assign p = site.pages | where: 'name', 'title.md' | first %}{{ p.excerpt }}",
    "include.md": "{% include part.html %}",
    "data.md": "{{ site.data.d | jsonify }}",
    "_posts/2024-01-02-b.md": "{% for post in site.related_posts %}{{ post.url }}{% endfor %}",
}
READ = {
    "_includes/part.html": "part",
    "_parts/part.html": "other part",
    "_data/d.csv": "a,b\n1,2\n",
    "_facts/d.csv": "a,b\n1,3\n",
}
OTHERS: dict[str, dict[str, object]] = {
    "an address that redirects show": {"url": "https://example.org", "plugins": ["jekyll-redirect-from"]},
    "a feed": {"feed": {"path": "news.xml"}},
    "the permalinks": {"permalink": "pretty"},
    "a name that a collection has": {"docs": 1},
    "a name that a list has": {"tags": 1},
    "the time": {"time": "2026-02-01 00:00:00 +0000"},
}


def reads(workshop: Workshop, settings: dict[str, object]) -> bool:
    """Whether the site is read when it has other settings, which is to lead to what a clean build makes."""
    workshop.configure(settings)
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    rendered = workshop.rendered
    workshop.check()
    workshop.rendered = rendered
    return read.called


@pytest.mark.parametrize("name", SHOWN_BY)
def test_a_setting_that_is_shown_is_exchanged(tmp_path: Path, name: str) -> None:
    changed, rendered = SHOWN_BY[name]
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    others = {key: value for key, value in CONFIG.items() if key not in changed}
    assert not reads(workshop, {**(others if name == "another order" else CONFIG), **changed})
    assert {*workshop.rendered} - {"feed.xml"} == rendered
    assert not reads(workshop, CONFIG)


@pytest.mark.parametrize("name", READ_BY)
def test_a_setting_that_decides_what_is_read_renders_what_shows_it(tmp_path: Path, name: str) -> None:
    changed, rendered = READ_BY[name]
    sass = "{% capture sheet %}a { b: c }{% endcapture %}{{ sheet | scssify }}"
    more = {"style.scss": "a { b: c }", "sass.md": sass, **READING}
    pages = {path: f"---\n---\n{text}" for path, text in more.items()}
    workshop = Workshop.built(tmp_path, {**FILES, **pages, **READ}, {}, CONFIG)
    assert reads(workshop, {**CONFIG, **changed})
    assert {*workshop.rendered} - {"feed.xml"} == rendered


@pytest.mark.parametrize("name", OTHERS)
def test_a_setting_that_is_planned_with_is_not(tmp_path: Path, name: str) -> None:
    plugins = OTHERS[name].get("plugins", CONFIG["plugins"])
    workshop = Workshop.built(tmp_path, FILES, {}, {**CONFIG, "plugins": plugins})
    assert reads(workshop, {**CONFIG, **OTHERS[name]})


def test_the_order_of_environment_variables_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {"JEKYLL_ENV": "production", "SSL_CERT_DIR": "certificates", "TZ": "UTC"}
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    monkeypatch.setattr(os, "environ", {**os.environ, **variables})
    workshop.check()
    monkeypatch.setattr(os, "environ", dict(reversed([*os.environ.items()])))
    assert not reads(workshop, CONFIG)


def test_each_key_is_in_one_table() -> None:
    assert not PLANNED & SHOWN
    unknown = {"data", "relative_permalinks", "serving"}
    assert (PLANNED | SHOWN) - {key.name.split(".")[0] for key in KEYS} == unknown
