"""jekyll-multiple-languages-plugin: what has changed is rendered again in the languages that show it.

The languages share addresses: which one they have depends on what pages of the languages before ask for.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from jekyll_py.site import Site

from .edition_edits import check_nothing_is_rendered, check_random_edits, random_page, seeds
from .edits import with_key
from .workshop import Workshop

LAYOUT = """\
<title>{{ page.title }} | {{ site.title }} {{ site.lang }}</title>{% t menu.home %}
<link href="{{ '/css/x.css' | relative_url }}">{% tl about %}{{ content }}
"""
FILES = {
    "_layouts/page.html": LAYOUT,
    "_i18n/en.yml": "menu: {home: Home}\nonly: english\nlist: [x, y]\ndeep: {a: 1}\n",
    "_i18n/fr.yml": "menu: {home: Accueil}\n",
    "_i18n/de.yml": "menu: {home: Heim}\n",
    "_i18n/en/intro.md": "*intro*",
    "_i18n/fr/intro.md": "*introduction* {{ '/y' | absolute_url }}",
    "_i18n/en/_posts/2025-01-01-a.md": "---\ntitle: A\nlayout: page\n---\n*a*",
    "_i18n/fr/_posts/2025-01-01-a.md": "---\ntitle: Un\n---\n{{ '/y' | absolute_url }}",
    "_posts/2025-01-02-b.md": "---\ntitle: B\n---\n*b*",
    "index.html": "---\nlayout: page\ntitle: Home\n---\n"
    "{% for post in site.posts %}{{ post.title }}{{ post.url | relative_url }}{% endfor %}",
    "about.md": "---\nlayout: page\ntitle: About\nnamespace: about\npermalink: /about/\npermalink_fr: /propos/\n"
    "---\nAbout",
    "tf.md": "---\n---\n{% tf intro.md %}",
    "z.md": "---\n---\n{% if site.lang == 'fr' %}{{ '/y' | relative_url }}{% endif %}{{ '/z' | relative_url }}",
    "one.md": "---\n---\n{% t only %}{% t list.1 %}",
    "all.html": "---\n---\n{{ site.translations.en.deep | jsonify }}",
    "base.html": "---\n---\n{{ site.lang }}",
    "static.txt": "static",
}
IN_LAYOUT = ["about.md", "index.html"]
CONFIG: dict[str, object] = {
    "plugins": ["jekyll-multiple-languages-plugin"],
    "languages": ["en", "fr", "de"],
    "exclude_from_localizations": ["static.txt"],
    "target": "jekyll",
    "title": "T",
    "url": "https://x.example",
    "time": "2026-01-01 00:00:00 +0000",
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, FILES, {}, CONFIG)
    made.check()
    return made


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize(
    ("path", "old", "new", "rendered"),
    [
        ("z.md", "{% if", "more {% if", ["z.md"] * 3),
        ("tf.md", "{% tf", "{{ '/y' | relative_url }}{% tf", [*["tf.md"] * 3, "z.md"]),
        ("_i18n/fr/intro.md", "introduction", "début", ["tf.md"]),
        ("_i18n/fr/_posts/2025-01-01-a.md", "Un", "Deux", ["_i18n/fr/_posts/2025-01-01-a.md", "index.html"]),
        ("_i18n/fr/_posts/2025-01-01-a.md", "absolute", "relative", ["_i18n/fr/_posts/2025-01-01-a.md"]),
        ("about.md", "\nAbout", "\nOther", ["about.md"] * 3),
        ("static.txt", "static", "other", []),
        ("_i18n/fr.yml", "Accueil", "Maison", IN_LAYOUT),
        ("_i18n/fr.yml", "menu:", "unread: 1\nmenu:", []),
        ("_i18n/en.yml", "Home", "House", ["_i18n/en/_posts/2025-01-01-a.md", *IN_LAYOUT]),
        ("_i18n/en.yml", "english", "English", ["one.md"] * 3),
        ("_i18n/en.yml", "[x, y]", "[x, z]", ["one.md"] * 3),
        ("_i18n/en.yml", "deep: {a: 1", "deep: {a: 2", ["all.html"] * 3),
    ],
)
def test_only_what_has_changed_is_rendered(
    workshop: Workshop, path: str, old: str, new: str, rendered: list[str], is_another_process: bool
) -> None:
    if is_another_process:
        workshop.restart()
    workshop.write(path, FILES[path].replace(old, new))
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    assert not read.called
    assert sorted(workshop.rendered) == rendered
    workshop.check()


def test_nothing_is_rendered_where_nothing_has_changed(workshop: Workshop) -> None:
    check_nothing_is_rendered(workshop)


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(0, 1))
def test_random_edits_give_what_a_clean_build_gives(workshop: Workshop, seed: int) -> None:
    check_random_edits(workshop, seed, _edit)


NEW = ("_i18n/de/intro.md", "_i18n/de/_posts/2025-01-03-c.md", "_i18n/fr/_posts/2025-01-04-d.md", "new.md", "fr/x.md")
BODIES = (
    "one",
    "{% t only %}",
    "{% tl about fr %}",
    "{% t menu.home %}{% t deep.a %}{{ site.translations.fr.menu.home }}",
    "{{ site.translations[site.lang].deep | jsonify }}{{ site.translations | size }}",
    "{% tf intro.md %}",
    "{{ '/y' | relative_url }}",
    "{{ '/y' | absolute_url }}",
    "{{ '/css/x.css' | absolute_url }}",
    "{% if site.lang == 'en' %}{{ '/z' | relative_url }}{{ '/y' | relative_url }}{% endif %}",
    "{% for post in site.posts %}{{ post.excerpt }}{{ post.categories | jsonify }}{% endfor %}",
)
KEYS: Mapping[str, tuple[object, ...]] = {
    "layout": ("page", None),
    "title": ("A", "B"),
    "namespace": ("about", "other", None),
    "permalink": ("/about/", "/x.html", "/y/"),
    "permalink_fr": ("/propos/", "/x.html", None),
    "categories": (["_i18n"], ["one", "fr"], None),
}


def _edit(workshop: Workshop, random: Random) -> None:
    """Make one random edit of a site."""
    path = random.choice([*FILES, *NEW])
    kind = random.choice(("remove", "keys", "keys", "body", "title", "text", "text", "revert", "setting"))
    text = workshop.read(path)
    if kind == "remove":
        workshop.remove(path)
    elif kind == "revert":
        workshop.write(path, FILES.get(path, FILES["about.md"]))
    elif kind == "setting":
        workshop.configure({**workshop.settings, **_setting(random)})
    elif kind == "text" or not path.endswith((".md", "index.html")) or "intro" in path:
        text = FILES.get(path, "text") if text is None else text
        old, new = random.choice((("{%", "more {%"), ("relative", "absolute"), ("Home", "House"), ("lang", "title")))
        workshop.write(path, text.replace(old, new))
    elif kind == "body":
        workshop.write(path, f"{FILES.get(path, '') if text is None else text} {random.choice(BODIES)}")
    elif kind == "title":
        workshop.write(path, with_key(FILES.get(path, "") if text is None else text, "title: Other"))
    else:
        workshop.write(path, random_page(random, KEYS, 0.6, BODIES))


def _setting(random: Random) -> dict[str, object]:
    return random.choice(
        [
            {"languages": random.choice((["en", "fr"], ["en", "fr", "de"], ["fr", "en"]))},
            {"default_locale_in_subfolder": random.random() < 0.5},
            {"title": random.choice(("T", "U"))},
            {"baseurl": random.choice(("", "/base"))},
            {"url": random.choice(("https://x.example", "https://y.example"))},
            {"exclude_from_localizations": random.choice((["static.txt"], ["_posts"], []))},
        ]
    )
