"""A mistake in the front matter of a page leaves its last good version in the preview, and says what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.server.client import Events, listening, request
from tests.server.jekyll_site import previewing

PAGE = "---\ntitle: {title}\nlayout: {layout}\n{more}---\n{text}\n"


def page(text: str, *, title: str = "T", layout: str = "default", more: str = "") -> str:
    return PAGE.format(text=text, title=title, layout=layout, more=more)


def next_with_mistakes(events: Events) -> dict[str, Any]:
    while not (message := events.next())["mistakes"]:
        pass
    return message


MISTAKES = {
    "YAML": (page("new", title="Your Name: a life"), "mapping values"),
    "layout": (page("new", layout="hoome"), "hoome"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_last_good_version_stays_and_the_output_is_jekylls(tmp_path: Path, mistake: str) -> None:
    broken, message = MISTAKES[mistake]
    with (
        previewing(tmp_path, {"a.md": page("old"), "b.md": page("b")}) as site,
        listening(site.port, "&file=a.html") as events,
    ):
        events.next()
        good = request(site.port, "/a").text
        site.replace("a.md", broken)
        told = next_with_mistakes(events)
        assert told["changed"] == []
        [warning] = told["mistakes"]
        assert message in warning["message"]
        assert (warning["path"], warning["line"]) == ("a.md", 2 if mistake == "YAML" else 3)
        assert request(site.port, "/a").text.partition("<body>")[2] == good.partition("<body>")[2]
        assert "<body>" not in (site.destination / "a.html").read_text()
        site.replace("b.md", page("b2"))
        assert events.next()["changed"] == ["b.html"]
        assert "old" in request(site.port, "/a.html").text
        site.replace("a.md", page("mended"))
        last = events.next()
        while last["mistakes"] or "a.html" not in last["changed"]:
            last = events.next()
        assert "mended" in request(site.port, "/a").text


def test_a_page_keeps_the_address_that_its_broken_front_matter_gave_it(tmp_path: Path) -> None:
    more = "permalink: /x/y/\n"
    with (
        previewing(tmp_path, {"a.md": page("old", more=more)}) as site,
        listening(site.port, "&file=x/y/index.html") as events,
    ):
        events.next()
        assert "old" in request(site.port, "/x/y/").text
        site.replace("a.md", page("new", title="a: b: c", more=more))
        next_with_mistakes(events)
        assert not (site.destination / "x").exists()
        assert "old" in request(site.port, "/x/y/").text
        assert request(site.port, "/x/y").headers["Location"] == "/x/y/"
        assert request(site.port, "/x/z/").status == 404
        site.replace("a.md", page("mended", more=more))
        while "mended" not in request(site.port, "/x/y/").text:
            events.next()


def test_it_stays_when_the_configuration_changes(tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": page("old")}) as site, listening(site.port, "&file=a.html") as events:
        events.next()
        site.replace("a.md", page("new", layout="hoome"))
        next_with_mistakes(events)
        site.replace("_config.yml", "target: jekyll\ntitle: new\n")
        site.replace("b.md", page("b"))
        while "b.html" not in events.next()["changed"]:
            pass
        assert "old" in request(site.port, "/a").text


def test_versions_in_other_languages_stay(tmp_path: Path) -> None:
    config = "target: jekyll\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\ndefault_lang: en\n"
    files = {"_config.yml": config, "a.md": page("old"), "b.md": page("b")}
    with previewing(tmp_path, files) as site, listening(site.port, "&file=de/a.html") as events:
        events.next()
        assert "old" in request(site.port, "/de/a.html").text
        site.replace("a.md", page("new", layout="hoome"))
        next_with_mistakes(events)
        assert "old" in request(site.port, "/de/a.html").text
        assert "old" in request(site.port, "/a.html").text


def test_a_post_below_a_folder_of_collections_stays(tmp_path: Path) -> None:
    files = {"_config.yml": "target: jekyll\ncollections_dir: all\n", "all/_posts/2026-01-02-p.md": page("old")}
    with previewing(tmp_path, files) as site, listening(site.port, "&file=2026/01/02/p.html") as events:
        events.next()
        site.replace("all/_posts/2026-01-02-p.md", page("new", layout="hoome"))
        next_with_mistakes(events)
        assert "old" in request(site.port, "/2026/01/02/p.html").text


def test_a_layout_that_is_meant_to_be_missing_is_no_mistake(tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": page("old")}) as site, listening(site.port, "&file=a.html") as events:
        events.next()
        site.replace("a.md", page("new", layout="false"))
        assert events.next()["mistakes"] == []
        assert "new" in request(site.port, "/a").text


def test_a_page_that_was_never_good_is_shown_as_it_is(tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": page("first", layout="hoome")}) as site:
        with listening(site.port, "&file=a.html") as events:
            message = events.next()
        assert message["mistakes"] == []
        assert ["hoome" in warning["message"] for warning in message["warnings"]] == [True]
        assert "first" in request(site.port, "/a").text


def test_warnings_about_a_layout_are_told_to_all_pages(tmp_path: Path) -> None:
    files = {"_layouts/default.html": "<html>{{ content }}{{ 'a' 'b' }}</html>", "a.md": page("a"), "b.html": "b"}
    with previewing(tmp_path, files) as site, listening(site.port, "&file=b.html") as events:
        [warning] = events.next()["warnings"]
        assert warning["path"] == "_layouts/default.html"


def test_warnings_about_one_page_are_told_to_that_alone(tmp_path: Path) -> None:
    files = {"a.md": page("{{ 'a' 'b' }}"), "b.md": page("b")}
    with previewing(tmp_path, files) as site:
        for file, paths in {"a.html": ["a.md"], "b.html": []}.items():
            with listening(site.port, f"&file={file}") as events:
                assert [warning["path"] for warning in events.next()["warnings"]] == paths
