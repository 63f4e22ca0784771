"""Where a body alone has changed, its own page is rendered and those that read the body, in whatever process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.incremental.sites import TIME
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.slow

NUMBERS = range(1, 13)
POSTS = {f"_posts/2025-01-{number:02}-p.md": f"---\ntitle: Post {number}\n---\nFirst.\n\nRest." for number in NUMBERS}
BLOG = {
    **POSTS,
    "_layouts/base.html": "{% for post in site.posts %}{{ post.title }}{{ post.url }}{% endfor %}{{ content }}",
    "_layouts/post.html": "---\nlayout: base\n---\n{{ page.previous.title }}{{ page.next.url }}{% seo %}{{ content }}",
    "_includes/card.html": "{{ include.post.title }}{{ include.post.excerpt }}",
    "_includes/foot.html": "foot",
    "index.html": "---\nlayout: base\n---\n{% for p in paginator.posts %}{% include card.html post=p %}{% endfor %}",
    "archive.html": "---\nlayout: base\n---\n{% for post in site.posts %}{{ post.date }}{{ post.title }}{% endfor %}",
    "about.md": "---\nlayout: base\n---\nAbout. {% include foot.html %}",
}
BLOG_CONFIG = {
    "time": TIME,
    "target": "jekyll",
    "url": "https://example.org",
    "paginate": 4,
    "plugins": ["jekyll-paginate", "jekyll-feed", "jekyll-seo-tag", "jekyll-sitemap"],
    "defaults": [{"scope": {"path": "", "type": "posts"}, "values": {"layout": "post"}}],
}
PAGES = {f"docs/page{number}.md": f"# Page {number}\n\n[next](page{number + 1}.md)\n\nText." for number in NUMBERS}
DOCS = {
    **PAGES,
    "_layouts/default.html": "{% include nav.html %}<h1>{{ page.title }}</h1>{{ content }}",
    "_includes/nav.html": "{% for page in site.html_pages %}{{ page.title }}{{ page.url }}{% endfor %}",
    "_includes/note.html": "note",
    "docs/noted.md": "---\ntitle: Noted\n---\n{% include note.html %}",
    "search.json": "---\n---\n{% for page in site.html_pages %}{{ page.content | strip_html | jsonify }}{% endfor %}",
    "README.md": "# All\n\n[first](docs/page1.md)",
}
DOCS_CONFIG = {
    "time": TIME,
    "target": "jekyll",
    "plugins": [
        "jekyll-relative-links", "jekyll-optional-front-matter", "jekyll-readme-index", "jekyll-default-layout",
        "jekyll-titles-from-headings",
    ],
}  # fmt: skip
POST, OLD_POST, PAGE = "_posts/2025-01-12-p.md", "_posts/2025-01-01-p.md", "docs/page3.md"


def rendered(
    folder: Path, site: Mapping[str, str], config: Mapping[str, object], edit: tuple[str, str, str]
) -> set[str]:
    """The items that a new process renders after an edit, checked to be those that the same one renders."""
    path, before, after = edit
    found = []
    for restarts in (False, True):
        workshop = Workshop.built(folder / str(restarts), site, {}, config)
        if restarts:
            workshop.restart()
        workshop.write(path, site[path].replace(before, after))
        workshop.check()
        found.append(set(workshop.rendered))
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((POST, "Rest.", "Other."), {POST, "feed.xml"}),
        ((POST, "First.", "Other."), {POST, "feed.xml", "index.html"}),
        ((OLD_POST, "Rest.", "Other."), {OLD_POST}),
        ((OLD_POST, "First.", "Other."), {OLD_POST, "index.html"}),
        (("about.md", "About.", "Other."), {"about.md"}),
        (("_includes/foot.html", "foot", "other"), {"about.md"}),
        (("_includes/card.html", "{{", "{{ 1 }}{{"), {"index.html"}),
        (("_layouts/post.html", "{{", "{{ 1 }}{{"), {*POSTS}),
        (("archive.html", "{% for", "{{ 1 }}{% for"), {"archive.html"}),
        # the pages of a pagination answer together, so that who asks one for its address is rendered as well
        (("index.html", "{% for", "{{ 1 }}{% for"), {"index.html", "sitemap.xml"}),
    ],
)
def test_a_blog(tmp_path: Path, edit: tuple[str, str, str], expected: set[str]) -> None:
    assert rendered(tmp_path, BLOG, BLOG_CONFIG, edit) == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((PAGE, "Text.", "Other."), {PAGE, "search.json"}),
        (("docs/noted.md", "{%", "{{ 1 }}{%"), {"docs/noted.md", "search.json"}),
        (("_includes/note.html", "note", "other"), {"docs/noted.md", "search.json"}),
        (("_includes/nav.html", "{{", "{{ 1 }}{{"), {*PAGES, "docs/noted.md", "README.md"}),
        (("_layouts/default.html", "<h1>", "<h2>"), {*PAGES, "docs/noted.md", "README.md"}),
    ],
)
def test_documentation(tmp_path: Path, edit: tuple[str, str, str], expected: set[str]) -> None:
    assert rendered(tmp_path, DOCS, DOCS_CONFIG, edit) == expected
