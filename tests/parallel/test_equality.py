"""Several processes write, warn and fail as one does, whatever templates ask for and however a plan is divided."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles import ROOT
from tests.parallel.building import ADOPTED, assert_same, built, forked, write

pytestmark = pytest.mark.slow

SITES = [*(ROOT / "tests" / "sites").glob("*/source"), *(ROOT / "tests" / "bundled" / "sites").glob("polyglot*/source")]

SITE = {
    "_config.yml": "title: T\nplugins: [jekyll-include-cache, jekyll-feed, jekyll-paginate]\npaginate: 2\n"
    "collections: {docs: {output: true}, notes: {}}\n"
    "defaults: [{scope: {path: '', type: posts}, values: {layout: post}}]\n",
    "_layouts/base.html": "{% include nav.html %}{{ content }}{{ page.content | size }}"
    "{% for p in site.pages %}{{ p.content | size }}{% if p == page %}={% endif %}{% endfor %}",
    "_layouts/post.html": "---\nlayout: base\n---\n{{ page.excerpt }}{{ page.previous.title }}{{ content }}",
    "_includes/nav.html": "{% for p in site.pages %}{{ p.url }}{% cycle 'a', 'b' %}{% endfor %}",
    "_includes/who.html": "{{ page.title }}{{ include.n }}",
    "style.scss": "a { b: c }",
    "index.html": "---\nlayout: base\n---\n{% for p in paginator.posts %}{{ p.excerpt }}{{ p.content }}{% endfor %}",
    "notes.md": "---\n---\n{% for n in site.notes %}{{ n.output }}{% endfor %}",
    "_docs/one.md": "# One",
    "_docs/two.md": "---\ntitle: Two\n---\n# Two",
    "_notes/n.md": "---\ntitle: N\n---\nnote *n*",
}

BODIES = (
    "Plain *text*\n\nrest",
    "{% for p in site.posts %}{{ p.content }}{% endfor %}",
    "{{ site.docs.first.content }} {{ site.docs.last.output }}",
    "{{ page.previous.content }}|{{ page.next.content }}|{{ page.previous.excerpt }}",
    "Head {{ site.docs.first.content }}\n\ntail",
    "Head {% for p in site.posts %}{{ p.title }}{% endfor %}\n\ntail",
    "{% include_cached who.html n=1 %}{% include_cached who.html n=2 %}",
    "{% increment seen %}",
    "{{ seen }}",
    "{% assign x = 1 | nofilter %}{{ x }} {{ nothing | | }}",
    "{% include nav.html %}{% if a &! b %}warned{% endif %}",
    "{{ site.posts | map: 'content' | join: '-' }}",
    "{{ site.pages | where_exp: 'p', 'p.content contains \"One\"' | size }}",
    "{% for p in site.posts %}{{ p }}{% endfor %}",
)
FAILING = ("{% nosuchtag %}", "{% include nowhere.html %}", "{{ 'x' | date_to_xmlschema }}{{ 1 | divided_by: 0 }}")
LAYOUTS = ("post", "base", "nolayout", "none")

pages = st.lists(st.tuples(st.sampled_from(BODIES * 4 + FAILING), st.sampled_from(LAYOUTS)), min_size=3, max_size=9)


def _tangled(bodies: list[tuple[str, str]]) -> Mapping[str, str]:
    paths = (f"_posts/2025-01-0{n + 1}-p.md" if n % 3 else f"page{n}.md" for n in range(len(bodies)))
    return {
        path: f"---\ntitle: T{n}\nlayout: {layout}\n---\n{body}"
        for n, (path, (body, layout)) in enumerate(zip(paths, bodies, strict=True))
    }


@settings(max_examples=25)
@given(pages, st.integers(2, 7), st.integers(1, 5))
def test_any_site_divided_in_any_way(bodies: list[tuple[str, str]], jobs: int, chunk: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder, "source"), {**SITE, **_tangled(bodies)})
        assert_same(source, Path(folder), lambda: forked(jobs, chunk))


@pytest.mark.parametrize("source", sorted(SITES), ids=lambda path: path.parent.name)
def test_the_sites_that_jekyll_built(source: Path, tmp_path: Path) -> None:
    assert_same(source, tmp_path, lambda: forked(3, 1))


def test_workers_do_what_they_can(tmp_path: Path) -> None:
    posts = {f"_posts/2025-01-{n:02}-p.md": f"---\ntitle: T{n}\n---\nBody *{n}*" for n in range(1, 21)}
    source = write(tmp_path / "s", {**SITE, **posts})
    built(source, tmp_path / "site", forked())
    assert {*posts, "_docs/two.md", "_notes/n.md"} <= set(ADOPTED)
    assert {"index.html", "notes.md", "feed.xml"} <= set(ADOPTED), "pages know the documents"


@pytest.mark.parametrize(
    ("body", "alone"),
    [
        ("{{ page.previous.content }}", "_posts/2025-01-02-b.md"),
        ("{% include_cached who.html %}", "_posts/2025-01-01-a.md"),
        ("{{ nothing | | }}", "_posts/2025-01-01-a.md"),
        ("Head {{ site.docs.first.content }}\n\nx", "_posts/2025-01-01-a.md"),
    ],
)
def test_what_others_have_to_decide_is_left_to_the_first_process(body: str, alone: str, tmp_path: Path) -> None:
    files = {f"_posts/2025-01-0{n}-{name}.md": f"---\ntitle: {name}\n---\n{body}" for n, name in enumerate("abcd", 1)}
    source = write(tmp_path / "s", {**SITE, **files})
    assert built(source, tmp_path / "one") == built(source, tmp_path / "two", forked(2, 1))
    assert alone not in ADOPTED


def test_excerpts_of_pages_that_a_pagination_copies(tmp_path: Path) -> None:
    """They are those of a page that is not rendered itself."""
    config = "page_excerpts: true\nplugins: [jekyll-paginate]\npaginate: 1\n"
    posts = {f"_posts/2025-01-0{n}-p.md": "---\n---\nPost" for n in range(1, 7)}
    layout = {"_layouts/l.html": "{{ page.excerpt }}|{{ content }}"}
    files = {"_config.yml": config, **posts, **layout, "index.html": "---\nlayout: l\n---\nHead\n\ntail"}
    assert_same(write(tmp_path / "s", files), tmp_path, lambda: forked(2, 1), lambda: forked(3, 2))


def test_counters_go_through_all_pages(tmp_path: Path) -> None:
    files = {f"p{n}.html": "---\n---\n{% increment n %}{{ n }}" for n in range(8)}
    source = write(tmp_path / "s", files)
    assert_same(source, tmp_path, lambda: forked(3, 1), lambda: forked(2, 4))


def test_plugins_of_the_site_run_in_one_process(tmp_path: Path) -> None:
    plugin = (
        "from jekyll_py.plugins import hook\nseen = []\n"
        "@hook('pages', 'post_render')\ndef count(page, output):\n    seen.append(page)\n    return str(len(seen))\n"
    )
    files = {"_plugins/count.py": plugin, **{f"p{n}.html": "---\n---\n" for n in range(8)}}
    source = write(tmp_path / "s", files)
    assert_same(source, tmp_path, forked)
    assert not ADOPTED


def test_an_output_that_is_there_stays_untouched(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {**SITE, "_posts/2025-01-01-a.md": "one", "_posts/2025-01-02-b.md": "two"})
    built(source, tmp_path / "site", forked())
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*") if path.is_file()}
    (source / "_posts/2025-01-02-b.md").write_text("{% nosuchtag %}")
    assert "nosuchtag" in built(source, tmp_path / "site", forked()).error
    assert {path: path.stat().st_mtime_ns for path in before} == before
