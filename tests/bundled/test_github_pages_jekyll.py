"""Jekyll 3.10, which GitHub Pages runs, where Jekyll 4 differs. Expected output is that of the gem github-pages 232."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled.building import Built, build

LAYOUTLESS = "---\n---\n"


def on_pages(folder: Path, files: dict[str, str], **config: object) -> Built:
    """A site built as GitHub Pages builds it, without a theme."""
    return build(folder, files, target="github-pages", theme=None, **config)


def test_link_and_post_url_leave_the_baseurl_to_the_site(tmp_path: Path) -> None:
    links = "{% link a.md %} {{ site.baseurl }}{% link a.md %} {{ site.baseurl }}{% post_url 2020-01-02-p %}"
    files = {"a.md": LAYOUTLESS, "_posts/2020-01-02-p.md": LAYOUTLESS, "index.html": LAYOUTLESS + links}
    built = on_pages(tmp_path, files, baseurl="/proj")
    assert built.text("index.html") == "/a.html /proj/a.html /proj/2020/01/02/p.html"


@pytest.mark.parametrize("future", [None, True])
def test_posts_of_the_future_are_published_only_where_the_site_says_so(tmp_path: Path, future: bool | None) -> None:
    built = on_pages(tmp_path, {"_posts/2999-01-01-p.md": LAYOUTLESS}, **({} if future is None else {"future": future}))
    assert (built.folder / "2999/01/01/p.html").exists() is bool(future)


@pytest.mark.parametrize(
    ("configuration", "published"),
    [
        ("title: x\n", {"own.txt"}),
        ("exclude: [own.txt]\n", {"CNAME", "Gemfile", "node_modules/x.js"}),
        ("exclude: own.txt, CNAME\n", {"Gemfile", "node_modules/x.js"}),
        ("include:\nexclude:\n", {"own.txt"}),
    ],
)
def test_excludes_of_a_site_replace_the_default_ones(tmp_path: Path, configuration: str, published: set[str]) -> None:
    files = dict.fromkeys(("own.txt", "CNAME", "Gemfile", "node_modules/x.js"), "x")
    built = on_pages(tmp_path, {**files, "_config.yml": configuration + "target: github-pages\n"})
    assert {path for path in files if (built.folder / path).exists()} == published


def test_a_document_without_a_date_has_none(tmp_path: Path) -> None:
    shown = LAYOUTLESS + "{{ page.date }}|{{ page.name }}|{{ page.previous.title }}"
    files = {"_works/b.html": shown, "_works/a.html": "---\norder: 2\n---\n"}
    works = {"works": {"output": True, "sort_by": "order", "order": ["b.html"]}}
    built = on_pages(tmp_path, files, collections=works)
    assert built.text("works/b.html") == "||A"
