"""The head of a page for search engines and Google Scholar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document

BIBTEX = r"""
@article{one, title = {On </script> & {\"U}ber}, author = {Name, Your and Jane Doe and others}, journal = {J & K},
  volume = 3, number = 4, pages = {10--20}, year = 2026, doi = {10.1/x}, pdf = {a.pdf}, abstract = {"Short".}}
@phdthesis{two, title = {Thesis}, author = {Name, Your}, school = {University}, year = {in press}}
"""
HOME = """---
layout: home
title: Your & Name
photo: /me.jpg
links: [{text: Mail, url: "mailto:x"}, {text: Code, url: "https://example.org/</script>"}]
---
Text.
"""
ROW = "---\nlayout: publication\npublication: {}\n---\nMore.\n"
ACADEMICPAGES = """---
layout: default
title: Paper
date: 2009-10-01
venue: Journal 1
authors: Your Name, Jane Doe
paperurl: /files/paper.pdf
---
Text.
"""
SITE = {
    "_config.yml": "url: https://example.org\nbaseurl: /me\ntheme: default\n",
    "index.md": HOME,
    "one.md": ROW.format("one"),
    "two.md": ROW.format("two"),
    "paper.md": ACADEMICPAGES,
    "_bibliography/papers.bib": BIBTEX,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drop_in("jekyll_py", tmp_path_factory.mktemp("metadata"), SITE)


def linked_data(page: Document) -> dict[str, object]:
    (script,) = page.find("//script[@type='application/ld+json']/text()")
    value = json.loads(script)
    assert isinstance(value, dict)
    return value


def metas(page: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in page.root.iterfind("head/meta"):
        if str(meta.get("name")).startswith("citation_"):
            found.setdefault(str(meta.get("name")).removeprefix("citation_"), []).append(str(meta.get("content")))
    return found


def test_a_homepage_names_its_person(site: Path) -> None:
    assert linked_data(Document(site / "index.html", site)) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Your & Name",
        "url": "https://example.org/me/",
        "image": "https://example.org/me/me.jpg",
        "sameAs": ["https://example.org/</script>"],
    }


def test_a_page_about_an_article(site: Path) -> None:
    page = Document(site / "one.html", site)
    assert metas(page) == {
        "title": ["On </script> & Über"],
        "author": ["Your Name", "Jane Doe"],
        "publication_date": ["2026"],
        "journal_title": ["J & K"],
        "volume": ["3"],
        "issue": ["4"],
        "firstpage": ["10"],
        "lastpage": ["20"],
        "doi": ["10.1/x"],
        "pdf_url": ["https://example.org/me/assets/pdf/a.pdf"],
        "language": ["en"],
    }
    data = linked_data(page)
    assert (data["@type"], data["headline"], data["abstract"]) == (
        "ScholarlyArticle",
        "On </script> & Über",
        '"Short".',
    )
    assert page.headings(1) == ["On </script> & Über"]
    assert "More." in page.text


def test_a_page_about_a_thesis(site: Path) -> None:
    found = metas(Document(site / "two.html", site))
    assert found["dissertation_institution"] == ["University"]
    assert "publication_date" not in found


def test_a_page_as_academicpages_has_it(site: Path) -> None:
    assert metas(Document(site / "paper.html", site)) == {
        "title": ["Paper"],
        "author": ["Your Name", "Jane Doe"],
        "publication_date": ["2009/10/01"],
        "journal_title": ["Journal 1"],
        "pdf_url": ["https://example.org/me/files/paper.pdf"],
        "language": ["en"],
    }


@pytest.mark.parametrize("builder", BUILDERS)
def test_news_from_data_and_from_a_collection(tmp_path: Path, builder: str) -> None:
    files = {
        "_config.yml": "collections: {news: {output: true}}\n",
        "index.md": "---\nlayout: default\n---\n# News\n\n{% include news.html list=site.data.items limit=2 %}\n",
        "all.md": "---\nlayout: default\n---\n# News\n\n{% include news.html %}\n",
        "_data/items.yml": "- {date: 2026-03-01, text: A *talk*}\n- {date: 2026-02-01, text: 中文, lang: zh-CN}\n"
        "- {date: 2026-01-01, text: Two}\n- {date: 2025-01-01, text: Three}\n",
        "_news/a.md": "---\ndate: 2025-05-01\ninline: true\n---\nShort *news*.\n",
        "_news/b.md": "---\ndate: 2026-05-01\ntitle: Long news\n---\nText.\n",
    }
    built = drop_in(builder, tmp_path, files)
    rows = Document(built / "index.html", built)
    assert rows.find("//dl/dt/text()") == ["1 March 2026", "1 January 2026"]
    assert rows.find("//dl/dd//em/text()") == ["talk"]
    page = Document(built / "all.html", built)
    assert page.find("//dl/dd/a/text()") == ["Long news"]
    assert page.find("//dl/dt/text()") == ["1 May 2026", "1 May 2025"]
    assert page.find("//dl/dd//em/text()") == ["news"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_collection_of_academicpages_as_a_list(tmp_path: Path, builder: str) -> None:
    document = "---\nlayout: default\ntitle: {0}\ndate: {1}-10-01\nvenue: J & K\n{2}---\nText.\n"
    files = {
        "_config.yml": "collections: {publications: {output: true}}\n",
        "index.md": "---\nlayout: default\n---\n# P\n\n{% include publications.html list=site.publications %}\n",
        "_publications/a.md": document.format(
            "Old", 2009, "citation: 'You. <i>J</i>.'\npaperurl: https://example.org/a.pdf\n"
        ),
        "_publications/b.md": document.format("New", 2024, "slidesurl: /files/b.pdf\n"),
    }
    built = drop_in(builder, tmp_path, files)
    page = Document(built / "index.html", built)
    assert page.find("//p[@class='paper']/a/text()") == ["New", "Old"]
    assert page.find("//ul[@class='links']//a/@href") == ["/files/b.pdf", "https://example.org/a.pdf"]
    assert page.find("//ul[@class='links']//a/text()") == ["Slides", "PDF"]
    assert "You. <i>J</i>." in page.text
    assert "<cite>J &amp; K</cite>, 2024" in page.text
