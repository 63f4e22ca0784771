"""Pages without any settings become a finished site: language, versions, title, headings, links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference import tree
from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document, documents
from tests.theme.pages import ALTERNATES, LANGUAGES, PAGES


@pytest.mark.parametrize(("name", "language"), list(LANGUAGES.items()))
def test_language(dropped_in: Path, name: str, language: str) -> None:
    assert Document(dropped_in / name, dropped_in).language == language


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_page_names_its_versions_in_other_languages(dropped_in: Path, name: str) -> None:
    assert Document(dropped_in / name, dropped_in).alternates == ALTERNATES.get(name, {})


def test_documents_are_sound(dropped_in: Path) -> None:
    for page in documents(dropped_in):
        assert page.parse_errors == [], page.path
        assert page.repeated_ids == [], page.path
        assert page.dead_links == [], page.path
        assert page.title, page.path


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("index.html", "Your Name’s Homepage"),
        ("index_cn.html", "你的名字 个人主页"),
        ("about.html", "About & more"),
        ("vita.html", "Vita"),
        ("home.html", "Yet another homepage"),
        ("twice.html", "Somebody’s page"),
    ],
)
def test_one_first_heading_which_is_the_title(dropped_in: Path, name: str, heading: str) -> None:
    page = Document(dropped_in / name, dropped_in)
    assert page.headings(1) == [heading]
    assert page.title.split(" · ")[0] == heading


def test_headings_skip_no_level(dropped_in: Path) -> None:
    page = Document(dropped_in / "index.html", dropped_in)
    assert page.headings(3) == ["Papers of the first kind"]
    assert page.headings(4) == []


def test_the_authors_own_links_are_the_language_switch(dropped_in: Path) -> None:
    page = Document(dropped_in / "index_cn.html", dropped_in)
    assert page.find("//nav[@class='languages']/a/text()") == ["English", "中文"]
    assert page.find("//nav[@class='languages']/a/@href") == ["/", "/index_cn.html"]
    assert page.find("//nav[@class='languages']/a[@aria-current='page']/@lang") == ["zh-CN"]


def test_a_page_without_such_links_gets_them(dropped_in: Path) -> None:
    page = Document(dropped_in / "about.html", dropped_in)
    assert page.find("//header//nav[@class='languages']/a/text()") == ["English", "Français", "中文"]


def test_a_page_without_versions_leads_to_the_other_homepages(dropped_in: Path) -> None:
    page = Document(dropped_in / "make-it.html", dropped_in)
    assert page.find("//header//nav[@class='languages']/a/@href") == ["/make-it.html", "/index_cn.html"]
    assert page.find("//header//nav[@class='languages']/a[@aria-current='page']/@lang") == ["en"]
    page = Document(dropped_in / "paper_ja.html", dropped_in)
    assert page.find("//header//nav[@class='languages']/a/@href") == ["/paper_ja.html", "/", "/index_cn.html"]


def test_description_is_the_first_paragraph(dropped_in: Path) -> None:
    page = Document(dropped_in / "index.html", dropped_in)
    assert page.description == ("I am a scientist of the made-up, and this sentence says what the work is about & why.")


def test_other_pages_lead_home_in_their_language(dropped_in: Path) -> None:
    for name, home in (("about.html", "/"), ("about_cn.html", "/index_cn.html")):
        page = Document(dropped_in / name, dropped_in)
        assert page.find("//nav[@class='pages']//a/@href") == [home]


@pytest.mark.jekyll
def test_the_theme_by_its_name_gives_the_same_bytes_for_the_target_jekyll(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_PY_REFERENCE", "debian")
    ours = drop_in("jekyll_py", tmp_path / "ours", {**PAGES, "_config.yml": "theme: default\ntarget: jekyll\n"})
    theirs = drop_in("jekyll", tmp_path / "theirs", PAGES)
    assert tree(ours) == tree(theirs)


@pytest.mark.parametrize("builder", BUILDERS)
def test_what_is_no_number_comes_first_in_the_menu(builder: str, tmp_path: Path) -> None:
    orders = {"a": "3", "b": "true", "c": "[1]", "d": "1.5", "e": "'2'", "f": "3"}
    pages = {f"{name}.md": f"---\nlayout: page\ntitle: {name}\nnav: {nav}\n---\n" for name, nav in orders.items()}
    pages |= {"none.md": "---\nlayout: page\nnav: false\n---\n", "list.md": "---\nlayout: page\n---\n" + _NO_LISTS}
    built = drop_in(builder, tmp_path, pages)
    page = Document(built / "a.html", tmp_path / "built")
    assert page.find("//nav[@class='pages']//a/text()") == ["b", "c", "d", "e", "a", "f"]
    assert "<li>" not in (built / "list.html").read_text("utf-8").split("<main", 1)[1]


_NO_LISTS = (
    "{% include publications.html list=site.data.nothing %}{% include bibliography.html list=site.data.nothing %}"
)


@pytest.mark.parametrize(("count", "folds"), [(5, 0), (6, 1)])
def test_a_menu_of_more_than_five_pages_folds(tmp_path: Path, count: int, folds: int) -> None:
    pages = {f"page{n}.md": f"---\nlayout: page\ntitle: Page {n}\nnav: {n}\n---\nText.\n" for n in range(count)}
    page = Document(drop_in("jekyll_py", tmp_path, pages) / "page0.html", tmp_path / "built")
    assert len(page.find("//nav[@class='pages']//a")) == count
    assert len(page.find("//nav[@class='pages']/details[not(@open)]")) == folds
    assert page.parse_errors == []
