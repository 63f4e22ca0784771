"""A site in several languages: what has changed in one of them is rendered again there, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from jekyll_py.reference import VARIABLE

from .edition_edits import check_nothing_is_rendered, check_random_edits, random_page, seeds
from .edits import with_key
from .workshop import Workshop

LAYOUT = """\
<title>{{ page.title }} | {{ site.title }} {{ site.active_lang }}</title>{% i18n_headers %}
<a {% static_href %}href="/about/"{% endstatic_href %}>{{ site.data.words.about }}</a><a href="/about/">a</a>
{{ page.permalink_lang | jsonify }}{{ content }}
"""
FILES = {
    "_layouts/page.html": LAYOUT,
    "index.html": "---\nlayout: page\ntitle: Home\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}",
    "about.md": "---\nlayout: page\ntitle: About\nlang: en\npage_id: about\npermalink: /about/\n---\nAbout",
    "de/about.md": "---\nlayout: page\ntitle: Von uns\nlang: de\npage_id: about\npermalink: /ueber/\n---\nVon uns",
    "plain.md": "---\ntitle: Plain\n---\n{{ site.active_lang }}",
    "_posts/2025-01-01-a.md": "---\ntitle: A\nlayout: page\n---\n*a*",
    "_posts/2025-01-02-b.md": "---\ntitle: B\nlang: fr\n---\n*b*",
    "_data/words.yml": "about: About",
    "_data/de/words.yml": "about: Von uns",
    "static.txt": "static",
    "_redirects": "/about /title\n/old /about/ 301\n",
}
CONFIG: dict[str, object] = {
    "plugins": ["jekyll-polyglot"],
    "languages": ["en", "de", "fr"],
    "default_lang": "en",
    "include": ["_redirects"],
    "target": "jekyll",
    "title": "T",
    "time": "2026-01-01 00:00:00 +0000",
}


@pytest.fixture(params=["debian", "jekyll-4.4.1"])
def workshop(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setenv(VARIABLE, request.param)
    made = Workshop(tmp_path, FILES, {}, CONFIG)
    made.check()
    return made


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize(
    ("path", "old", "new", "rendered"),
    [
        ("plain.md", "{{", "more {{", ["plain.md"] * 3),
        ("de/about.md", "Von uns\n", "Wir\n", ["de/about.md"]),
        ("_data/de/words.yml", "Von uns", "Wir", ["_posts/2025-01-01-a.md", "de/about.md", "index.html"]),
        ("_posts/2025-01-02-b.md", "title: B", "title: C", [*["_posts/2025-01-02-b.md"] * 3, *["index.html"] * 3]),
        ("static.txt", "static", "other", []),
    ],
)
def test_only_what_has_changed_is_rendered(
    workshop: Workshop, path: str, old: str, new: str, rendered: list[str], is_another_process: bool
) -> None:
    if is_another_process:
        workshop.restart()
    workshop.write(path, FILES[path].replace(old, new))
    workshop.check()
    assert sorted(workshop.rendered) == rendered


def test_nothing_is_rendered_where_nothing_has_changed(workshop: Workshop) -> None:
    check_nothing_is_rendered(workshop)


# The edits of seed 6 find translations whose reads are not recorded.
@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(0, 6))
def test_random_edits_give_what_a_clean_build_gives(workshop: Workshop, seed: int) -> None:
    check_random_edits(workshop, seed, _edit)


def _edit(workshop: Workshop, random: Random) -> None:
    """Make one random edit of a site."""
    path = random.choice([*FILES, "de/new.md", "fr/about.md"])
    kind = random.choice(("remove", "keys", "keys", "body", "body", "title", "text", "revert", "setting"))
    text = workshop.read(path)
    if kind == "remove":
        workshop.remove(path)
    elif kind == "body":
        workshop.write(path, f"{FILES.get(path, '') if text is None else text} more")
    elif kind == "title":
        workshop.write(path, with_key(FILES.get(path, "") if text is None else text, "title: Other"))
    elif kind == "revert":
        workshop.write(path, FILES.get(path, FILES["about.md"]))
    elif kind == "setting":
        workshop.configure({**workshop.settings, **_setting(random)})
    elif path.endswith((".md", "index.html")):
        workshop.write(path, random_page(random, KEYS, 0.7, BODIES))
    else:
        workshop.write(path, FILES[path].replace("about", random.choice(("about", "title", "other"))))


BODIES = ("one", "{{ site.active_lang }}", "{{ page.permalink_lang }}", "[a](/about/)")
KEYS: Mapping[str, tuple[object, ...]] = {
    "layout": ("page", None),
    "title": ("A", "B"),
    "lang": ("en", "de", "fr", None),
    "page_id": ("about", "other", None),
    "permalink": ("/about/", "/ueber/", "/de/x/", "/x.html"),
    "lang-exclusive": (["en"], ["de", "fr"], None),
}


BESIDE = ("jekyll-feed", "jekyll-redirect-from", "jekyll-sitemap", "jekyll-relative-links")


def _setting(random: Random) -> dict[str, object]:
    return random.choice(
        [
            {"languages": ["en", "de"]},
            {"languages": ["en", "de", "fr"]},
            {"default_lang": random.choice(("en", "de"))},
            {"title": random.choice(("T", "U"))},
            {"lang_from_path": random.random() < 0.5},
            {"exclude_from_localization": random.choice((["static.txt"], []))},
            {"localize_redirects": random.random() < 0.5},
            {"plugins": random.choice((["jekyll-polyglot"], ["jekyll-polyglot", *BESIDE]))},
        ]
    )
