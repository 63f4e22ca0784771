"""From a place in the page to the source, and from an editor's cursor to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.server import actions
from jekyll_py.server.sources.editors import Place
from jekyll_py.server.sources.written_text import unchanged_parts
from tests.server.client import Reply, listening, request
from tests.server.copying import Running
from tests.server.jekyll_site import previewing

OWN = "Origin: http://localhost"
FILES = {
    "_layouts/default.html": "<html><body>{% include nav.html %}{% include lists.html %}\n{{ content }}</body></html>",
    "_includes/nav.html": "<nav>\n<b>Where we are</b></nav>",
    "_data/menu/today.yml": "- price: 1\n  name: A dish of the menu\n",
    "_posts/2026-01-02-p.md": "---\nlayout: default\ntitle: The title of a post\n---\ntext\n",
    "_includes/lists.html": "{% for dish in site.data.menu.today %}{{ dish.name }}{% endfor %}"
    "{% for post in site.posts %}{{ post.title }}{% endfor %}",
    "a.md": '---\nlayout: default\n---\nThe first line.\n\nIt\'s the *second* line of "all" -- really.\n',
}


def post(site: Running, action: str, query: str, *headers: str) -> Reply:
    target = f"/__jekyll_py/{action}?{query}"
    return request(site.port, target, *headers, "Content-Length: 0", method="POST")


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("The+first+line.", "a.md", 4),
        ("It%E2%80%99s+the", "a.md", 6),
        ("+line+of+%E2%80%9Call%E2%80%9D+%E2%80%93+really.", "a.md", 6),
        ("Where+we+are", "_includes/nav.html", 2),
        ("A+dish+of+the+menu", "_data/menu/today.yml", 2),
        ("The+title+of+a+post", "_posts/2026-01-02-p.md", 3),
        ("nothing+like+it", "a.md", 1),
    ],
)
def test_a_text_of_the_page_leads_to_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, path: str, line: int
) -> None:
    opened: list[Place] = []
    monkeypatch.setattr(actions, "open_place", opened.append)
    with previewing(tmp_path, FILES) as site:
        request(site.port, "/a")
        assert post(site, "open", f"file=a.html&text={text}", OWN).status == 204
        assert [(place.file, place.line) for place in opened] == [(site.source / path, line)]
        assert post(site, "open", "file=none.html&text=x", OWN).status == 404


def test_a_text_of_a_static_page_leads_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Place] = []
    monkeypatch.setattr(actions, "open_place", opened.append)
    with previewing(tmp_path, {"b.html": "<p>one\n<p>two"}) as site:
        request(site.port, "/b.html")
        assert post(site, "open", "file=b.html&text=two", OWN).status == 204
        assert [(place.file, place.line) for place in opened] == [(site.source / "b.html", 2)]


def test_pages_are_told_where_the_cursor_is(tmp_path: Path) -> None:
    with previewing(tmp_path, FILES) as site, listening(site.port, "&file=a.html") as events:
        events.next()
        assert post(site, "cursor", f"path={site.source}/a.md&line=6").status == 204
        cursor = events.next()["cursor"]
        assert cursor == {
            "number": 1,
            "pages": ["a.html"],
            "parts": ["line of", "really.", "second", "s the", "all"],
            "position": 1.0,
        }


def test_pages_that_show_something_of_the_file_of_the_cursor_are_told(tmp_path: Path) -> None:
    files = {
        "_includes/x.html": "<p>included</p>",
        "_includes/y.html": "<p>not included</p>",
        "_data/list.yml": "- listed\n",
        "a.md": "---\nlayout: default\n---\n{% include x.html %} {{ site.data.list }}\n",
    }
    with previewing(tmp_path, files) as site, listening(site.port, "&file=a.html") as events:
        events.next()
        told = []
        for path in ("_includes/x.html", "_data/list.yml", "_layouts/default.html", "_includes/y.html", "a.md"):
            assert post(site, "cursor", f"path={path}&line=1").status == 204
            told.append((path, events.next()["cursor"]["pages"]))
        assert told == [
            ("_includes/x.html", ["a.html"]),
            ("_data/list.yml", ["a.html"]),
            ("_layouts/default.html", ["a.html"]),
            ("_includes/y.html", []),
            ("a.md", ["a.html"]),
        ]


def test_the_cursor_is_found_in_a_site_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with previewing(tmp_path / "link", FILES) as site, listening(site.port, "&file=a.html") as events:
        events.next()
        for path in (site.source / "a.md", tmp_path / "real/site/a.md"):
            assert post(site, "cursor", f"path={path}&line=6").status == 204
            assert events.next()["cursor"]["pages"] == ["a.html"]


@pytest.mark.parametrize("headers", [["Origin: http://evil.example"], ["Sec-Fetch-Site: cross-site"]])
def test_other_sites_do_not_move_the_cursor(tmp_path: Path, headers: list[str]) -> None:
    with previewing(tmp_path, FILES) as site:
        assert post(site, "cursor", "path=a.md&line=6", *headers).status == 403
        assert post(site, "cursor", "path=../secret&line=6").status == 404
        assert post(site, "cursor", "path=a.md&line=600").status == 204


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- item [link](/x/) & more", ["item", "more", "/x/", "link"]),
        ("## A heading", ["A heading"]),
        ("{{ page.title }}", ["page.title"]),
        ("a", []),
        ("", []),
    ],
)
def test_parts_that_markup_leaves_alone(text: str, parts: list[str]) -> None:
    assert sorted(unchanged_parts(text)) == sorted(parts)
