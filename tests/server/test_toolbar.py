"""The toolbar of a page: the values it gets, and the requests it may make."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jekyll_py.server.dead_links import MOST, DeadLinks
from tests.server.client import Events, Reply, listening, request
from tests.server.copying import Running, running
from tests.server.jekyll_site import previewing

POST = "---\nlayout: default\n---\npost\n"
DRAFT = {"a.md": POST, "_drafts/idea.md": POST}


def ask(site: Running, key: str, value: str, *headers: str) -> Reply:
    target = f"/__jekyll_py/set?key={key}&value={value}"
    return request(site.port, target, *headers, "Content-Length: 0", method="POST")


OWN = "Origin: http://localhost"


def facts(events: Events) -> dict[str, Any]:
    return dict(events.next()["facts"])


def test_drafts_come_and_go_without_a_restart(tmp_path: Path) -> None:
    with previewing(tmp_path, DRAFT) as site, listening(site.port, "&file=a.html") as events:
        assert facts(events)["switches"] == {"show_drafts": False, "future": False, "unpublished": False}
        for value in ("on", "off"):
            assert ask(site, "show_drafts", value, OWN).status == 204
            while not events.next()["changed"]:
                pass
            assert (len([*site.destination.rglob("idea.html")]) == 1) is (value == "on")
    assert "Preview: show_drafts is on" in site.log.getvalue()


@pytest.mark.parametrize("headers", [[], ["Origin: http://evil.example"], [OWN, "Sec-Fetch-Site: cross-site"]])
def test_other_pages_change_nothing(tmp_path: Path, headers: list[str]) -> None:
    with previewing(tmp_path, DRAFT) as site:
        assert ask(site, "show_drafts", "on", *headers).status == 403
        with listening(site.port) as events:
            assert facts(events)["switches"]["show_drafts"] is False


@pytest.mark.parametrize(
    ("key", "value"), [("plugins", "on"), ("show_drafts", "yes"), ("show_drafts", "off"), ("", "")]
)
def test_only_these_settings_can_be_changed(tmp_path: Path, key: str, value: str) -> None:
    with previewing(tmp_path, DRAFT) as site:
        request(site.port, "/a")
        assert ask(site, key, value, OWN).status == 409


def test_without_watching_nothing_can_be_changed(tmp_path: Path) -> None:
    with previewing(tmp_path, DRAFT, watch=False) as site:
        assert ask(site, "show_drafts", "on", OWN).status == 409


def test_a_page_knows_its_source(tmp_path: Path) -> None:
    with previewing(tmp_path, {"a/b.md": POST, "c.html": "static"}) as site:
        for file, source in {"a/b.html": "a/b.md", "c.html": "c.html"}.items():
            with listening(site.port, f"&file={file}") as events:
                assert facts(events)["source"] == str(site.source / source)


def test_dead_links_are_told_until_they_lead_somewhere(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "x"}) as site, listening(site.port) as events:
        events.next()
        request(site.port, "/missing", "Referer: http://localhost/")
        request(site.port, "/typed")
        request(site.port, "/favicon.ico", "Referer: http://localhost/")
        site.write("index.html", "y")
        assert facts(events)["dead"] == [{"path": "/missing", "page": "/"}]
        site.write("missing.html", "z")
        assert facts(events)["dead"] == []


def test_dead_links_are_bounded_and_the_latest_come_first() -> None:
    links = DeadLinks()
    for number in range(MOST + 5):
        links.note(f"/{number}", "http://localhost/a")
    links.note("/b", "http://[")
    links.note("/c", "http://localhost/c")
    found = [each["path"] for each in links.as_json()]
    assert (len(found), found[0]) == (MOST, f"/{MOST + 4}")


def test_a_page_is_told_what_it_was_made_from(tmp_path: Path) -> None:
    layout = "{% include nav.html %}{{ site.title }}{{ site.data.menu.first }}{{ page.title }}{{ content }}"
    files = {"_layouts/default.html": layout, "_includes/nav.html": "nav", "_data/menu.yml": "- one", "a.md": POST}
    with previewing(tmp_path, {**files, "b.html": "static"}) as site:
        request(site.port, "/a")
        origins = json.loads(request(site.port, "/__jekyll_py/origins?file=a.html").text)
        assert origins == {
            "source": "a.md",
            "files": [
                {"name": name, "path": str(site.source / name), "origin": "site"}
                for name in ("_layouts/default.html", "_includes/nav.html")
            ],
            "settings": ["title"],
            "data": ["menu"],
            "keys": ["title"],
        }
        for unknown in ("b.html", "missing.html", "../a.md", ""):
            assert request(site.port, f"/__jekyll_py/origins?file={unknown}").status == 404
