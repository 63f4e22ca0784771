"""A fault that many pages have from one template is one finding; faults that authors wrote name their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from jekyll_py.check import causes
from jekyll_py.check.built.published import Published
from jekyll_py.check.cache.check_cache import CheckCache
from jekyll_py.check.checker import CheckedSite, check
from jekyll_py.check.finding import Around, Finding
from jekyll_py.check.pages.facts import places_of
from jekyll_py.check.pages.page import TextPosition
from jekyll_py.check.reference import Reference
from jekyll_py.check.settings import Settings
from jekyll_py.check.sources import Sources

LINK = '<a href="/gone/">x</a>'


def findings(folder: Path, pages: int, layout: str, body: str) -> Sequence[Finding]:
    """The dead links of a site whose pages have one link, which is written in the layout, in the pages or nowhere."""
    (folder / "site").mkdir()
    (folder / "built").mkdir()
    template = folder / "site" / "base.html"
    template.write_text(layout)
    made_from = {}
    for number in range(pages):
        source = folder / "site" / f"{number}.md"
        source.write_text(f"---\n---\n{body}")
        (folder / "built" / f"{number}.html").write_text(f"<!DOCTYPE html>\n<p>{LINK}</p>")
        made_from[f"{number}.html"] = (str(source), str(template))
    site = CheckedSite(str(folder / "built"), Published(), Sources(str(folder / "site"), made_from))
    return check(site, Settings({"link-missing": "error"}), CheckCache(), jobs=1).findings


@pytest.mark.parametrize("pages", [3, 30])
def test_a_layout_is_one_cause(tmp_path: Path, pages: int) -> None:
    (found,) = findings(tmp_path, pages, f"<p>\n{LINK}", "text")
    assert found.source is not None
    assert (found.source.path, found.source.line, found.pages) == ("base.html", 2, pages)


@pytest.mark.parametrize(
    ("heading", "text"), [("### 背景", "背景"), ("### Two words", "Two words"), ("###### word", "word")]
)
def test_a_heading_has_its_place_among_the_same_words(tmp_path: Path, heading: str, text: str) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitle: {text}\n---\n{text}, {text}\n\n{heading}\n\n背景 word Two words", "utf-8"
    )
    level = heading.count("#")
    page = f"<!DOCTYPE html>\n<h1>A</h1><p>{text}, {text}</p>\n\n<h{level} id='x'>{text}</h{level}>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    site = CheckedSite(str(tmp_path), Published(), Sources(str(tmp_path), {"a.html": (str(tmp_path / "a.md"),)}))
    (found,) = check(site, Settings({"heading-skipped": "warning"}), CheckCache(), jobs=1).findings
    assert found.source is not None
    assert found.source.line == 6


@pytest.mark.parametrize("pages", [3, 30])
def test_pages_are_causes_of_their_own(tmp_path: Path, pages: int) -> None:
    found = findings(tmp_path, pages, "", "[x](/gone/)")
    places = {each.source.path: each.source.line for each in found if each.source is not None}
    assert places == {f"{number}.md": 3 for number in range(pages)}
    assert {each.pages for each in found} == {1}


@pytest.mark.parametrize("pages", [3, 30])
def test_what_is_written_nowhere_is_one_cause(tmp_path: Path, pages: int) -> None:
    (found,) = findings(tmp_path, pages, "", "text")
    assert (found.source, found.page, found.pages) == (None, "0.html", pages)


def test_a_page_with_many_faults_is_read_once_for_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def count(folder: str, page: str) -> Mapping[Reference, TextPosition]:
        read.append(page)
        return places_of(folder, page)

    monkeypatch.setattr(causes, "places_of", count)
    for page in ("a.html", "b.html"):
        links = "\n".join(f'<a href="/gone-{page}-{number}/">x</a>' for number in range(50))
        (tmp_path / page).write_text(f"<!DOCTYPE html>\n{links}")
    site = CheckedSite(str(tmp_path), Published(), Sources(str(tmp_path)))
    found = check(site, Settings({"link-missing": "error"}), CheckCache(), jobs=1).findings
    assert sorted(read) == ["a.html", "b.html"]
    assert [each.line for each in found] == [*range(2, 52), *range(2, 52)]


@pytest.mark.parametrize(
    ("source", "written", "line"),
    [
        ("[a path]{#path}\nSee [path](#path)", "#path", 2),
        ("* [files](#files)\n\n## Files {: .x #files}", "files", 3),
        ("* [files](#files)\n\n<a id='files'></a>", "files", 3),
        ("* [files](#files)\n\n## files", "files", None),
    ],
)
def test_links_and_the_ids_that_they_name_have_their_own_places(
    tmp_path: Path, source: str, written: str, line: int | None
) -> None:
    file = tmp_path / "a.md"
    file.write_text(source)
    found = Sources(str(tmp_path), {"a.html": (str(file),)}).of("a.html", written)
    assert found is not None
    assert found.line == line


@pytest.mark.parametrize(
    ("around", "place"),
    [
        (Around('<li><a href="', '"><i class="star"></i></a>'), ("nav.html", 2)),
        (Around('<a href="', '">Words</a>'), ("a.md", 4)),
    ],
)
def test_of_two_equal_links_the_one_with_the_same_surroundings_is_named(
    tmp_path: Path, around: Around, place: tuple[str, int]
) -> None:
    (tmp_path / "a.md").write_text('---\n---\n\n<a href="/x/">Words</a>\n')
    (tmp_path / "nav.html").write_text('<ul>\n<li><a href="/x/"><i class="star"></i></a></li></ul>')
    files = (str(tmp_path / "a.md"), str(tmp_path / "nav.html"))
    found = Sources(str(tmp_path), {"a.html": files}).of("a.html", "/x/", around)
    assert found is not None
    assert (found.path, found.line) == place


def test_an_address_of_data_is_not_taken_for_a_link_with_other_words(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="https://example.org/x">Words</a>')
    (tmp_path / "_config.yml").write_text("links:\n  - https://example.org/x\n")
    made = {"a.html": (str(tmp_path / "a.html"),)}
    sources = Sources(str(tmp_path), made, (str(tmp_path / "_config.yml"),))
    found = sources.of("a.html", "https://example.org/x", Around('<a href="', '"><i class="star"></i></a>'))
    assert found is not None
    assert (found.path, found.line) == ("_config.yml", 2)


def test_the_text_of_an_element_has_no_place_in_an_attribute(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")
    (tmp_path / "head.html").write_text('<meta property="og:site_name" content="Our site">')
    files = (str(tmp_path / "a.md"), str(tmp_path / "head.html"))
    found = Sources(str(tmp_path), {"a.html": files}).of("a.html", "Our site", Around("<title>", "</title>"))
    assert found is not None
    assert (found.path, found.line) == ("a.md", None)


@pytest.mark.parametrize(("after", "line"), [("Menu</p></ul>", 2), ("Another", None)])
def test_a_tag_that_markdown_may_have_made_has_a_place_only_among_the_same_words(
    tmp_path: Path, after: str, line: int | None
) -> None:
    (tmp_path / "a.md").write_text("<ul>\n<p>Menu</p></ul>")
    found = Sources(str(tmp_path), {"a.html": (str(tmp_path / "a.md"),)}).of("a.html", "<p>", Around("", after))
    assert found is not None
    assert found.line == line


def test_the_fragment_of_an_address_that_a_filter_makes_has_a_place(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\n[x]({{ '/about/' | relative_url }}#histroy)")
    found = Sources(str(tmp_path), {"a.html": (str(tmp_path / "a.md"),)}).of("a.html", "/about/#histroy")
    assert found is not None
    assert found.line == 2


def test_places_on_built_pages_name_the_source_of_the_same_markup(tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    (tmp_path / "a.html").write_text('<a href="/b/">B</a>\n<a href="/b/"></a>')
    (tmp_path / "built" / "a.html").write_text('<!DOCTYPE html>\n<a href="/b/">B</a>\n<a href="/b/"></a>')
    sources = Sources(str(tmp_path), {"a.html": (str(tmp_path / "a.html"),)})
    site = CheckedSite(str(tmp_path / "built"), Published(), sources)
    (found,) = check(site, Settings({"name-missing": "error"}), CheckCache(), jobs=1).findings
    assert found.source is not None
    assert found.source.line == 2
