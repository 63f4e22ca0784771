"""A fault that many pages have from one template is one finding; faults that authors wrote name their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from jekyll_py.check import causes
from jekyll_py.check.cache import CheckCache
from jekyll_py.check.checker import CheckedSite, check
from jekyll_py.check.finding import Finding
from jekyll_py.check.page import TextPosition
from jekyll_py.check.page_facts import places_of
from jekyll_py.check.published import Published
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
