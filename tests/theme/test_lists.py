"""Talks, courses, projects and people: from data files, and from the collections of al-folio and academicpages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference import tree
from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document

EVENTS = "---\nlayout: page\ntitle: Events\n---\n{% include events.html list=LIST %}\n"
CARDS = "---\nlayout: page\ntitle: Cards\n---\n{% include cards.html list=LIST %}\n"
TALKS = """- {title: One & two, date: 2026-03-12, type: Invited talk, venue: Symposium, location: Town,
   url: "https://example.org/?a=1&b=2", links: [{text: Slides, url: /a.pdf}]}
- {title: Course, term: Every autumn, text: "Of *margins*.", lang: en}
- {title: 报告, date: 2024-09, venue: 会议, lang: zh-CN}
"""
PEOPLE = """- {name: Your Name, photo: /a.svg, role: Professor, group: Members, url: /}
- {name: Another Name, group: Alumni, description: "*Margins* & notes."}
- {name: 某人, group: Members, lang: zh-CN}
"""
COLLECTIONS = "collections: {talks: {output: true}, teaching: {}, projects: {output: true}}\n"


def built(builder: str, folder: Path, page: str, files: dict[str, str], name: str = "index") -> Document:
    site = drop_in(builder, folder, {f"{name}.md": page, **files})
    return Document(site / f"{name}.html", site)


@pytest.mark.parametrize("builder", BUILDERS)
def test_talks_and_courses_from_data(tmp_path: Path, builder: str) -> None:
    page = built(builder, tmp_path, EVENTS.replace("LIST", "site.data.talks"), {"_data/talks.yml": TALKS, "a.pdf": ""})
    assert page.find("//dt/text()") == ["12 March 2026", "Every autumn"]
    assert page.find("//dd/strong//text()") == ["One & two", "Course"]
    assert page.find("//dd/strong/a/@href") == ["https://example.org/?a=1&b=2"]
    assert "</strong>, Invited talk, Symposium, Town" in page.text
    assert page.find("//dd/ul/li/a/@href") == ["/a.pdf"]
    assert "<p>Of <em>margins</em>.</p>" in page.text
    assert page.parse_errors == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_rows_of_another_language(tmp_path: Path, builder: str) -> None:
    page = built(builder, tmp_path, EVENTS.replace("LIST", "site.data.talks"), {"_data/talks.yml": TALKS}, "index_cn")
    assert page.find("//dt/text()")[-1] == "2024年9月"
    assert "</strong>，会议" in page.text
    assert "Every autumn" not in page.text


@pytest.mark.parametrize("builder", BUILDERS)
def test_talks_and_courses_from_collections(tmp_path: Path, builder: str) -> None:
    """Those of a collection with pages are links to them; of others the text stands in the list."""
    document = "---\ntitle: TITLE\ndate: DATE\nvenue: Hall\n---\nThe *text*.\n"
    files = {
        "_config.yml": COLLECTIONS,
        "_talks/a.md": document.replace("TITLE", "Old").replace("DATE", "2024-01-02"),
        "_talks/b.md": document.replace("TITLE", "New").replace("DATE", "2025-01-02"),
        "_teaching/c.md": document.replace("TITLE", "Course").replace("DATE", "2023-01-02"),
    }
    text = EVENTS.replace("LIST", "site.talks") + "{% include events.html list=site.teaching %}\n"
    page = built(builder, tmp_path, text, files)
    assert page.find("//dd/strong//text()") == ["New", "Old", "Course"]
    assert page.find("//dd/strong/a/@href") == ["/talks/b.html", "/talks/a.html"]
    assert page.find("//dd/div/p/em/text()") == ["text"]
    assert page.dead_links == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_people_in_groups(tmp_path: Path, builder: str) -> None:
    list_ = 'site.data.people by="group" portraits=true'
    page = built(builder, tmp_path, CARDS.replace("LIST", list_), {"_data/people.yml": PEOPLE, "a.svg": "<svg/>"})
    assert page.headings(2) == ["Members", "Alumni"]
    assert page.find("//p[@class='name']//text()") == ["Your Name", "Another Name"]
    assert page.find("//span[@class='initial']/text()") == ["A"]
    assert page.find("//li/img/@src") == ["/a.svg"]
    assert "<p><em>Margins</em> &amp; notes.</p>" in page.text
    assert page.parse_errors == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_projects_of_al_folio(tmp_path: Path, builder: str) -> None:
    project = "---\ntitle: TITLE\nimportance: NUMBER\ndescription: Short.\nREST\n---\nThe text.\n"
    files = {
        "_config.yml": COLLECTIONS,
        "_projects/a.md": project.replace("TITLE", "Second").replace("NUMBER", "2").replace("REST", ""),
        "_projects/b.md": project.replace("TITLE", "First")
        .replace("NUMBER", "1")
        .replace("REST", "redirect: https://example.org/"),
    }
    page = built(builder, tmp_path, CARDS.replace("LIST", "site.projects"), files)
    assert page.find("//p[@class='name']/a/text()") == ["First", "Second"]
    assert page.find("//p[@class='name']/a/@href") == ["https://example.org/", "/projects/a.html"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_lists_of_nothing(tmp_path: Path, builder: str) -> None:
    text = EVENTS.replace("LIST", "site.data.talks") + "{% include cards.html list=site.people by='group' %}\n"
    text += "{% include bibliography.html list=site.data.papers by='year' filter=true %}\n"
    page = built(builder, tmp_path, text, {})
    assert page.find("//main//li") == page.find("//dt") == page.find("//main//input") == []
    assert page.parse_errors == []


@pytest.mark.jekyll
def test_both_programs_write_the_same_bytes(tmp_path: Path) -> None:
    text = EVENTS.replace("LIST", "site.data.talks")
    text += "{% include cards.html list=site.data.people by='group' portraits=true %}\n"
    files = {"index.md": text, "_data/talks.yml": TALKS, "_data/people.yml": PEOPLE}
    for name in ("jekyll_py", "jekyll"):
        (tmp_path / name).mkdir()
    ours, theirs = (tree(drop_in(name, tmp_path / name, files)) for name in ("jekyll_py", "jekyll"))
    assert ours["index.html"] == theirs["index.html"]
