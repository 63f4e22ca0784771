"""Search: an index that either program writes, and a page that lists the pages where no script runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jekyll_py
from tests.chromium import chromium
from tests.theme.building import drop_in
from tests.theme.conftest import Built
from tests.theme.document import Document
from tests.theme.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEARCH = "---\nlayout: search\ntitle: Search\n---\n"
SITE = {
    "index.md": '---\nlayout: default\n---\n# Home & more\n\n{% assign word = "Rendered" %}{{ word }} text.\n',
    "index_cn.md": "---\nlayout: default\n---\n# 主页\n\n这是我的主页。\n",
    "hidden.md": "---\nlayout: default\nsitemap: false\n---\nHidden.\n",
}


def index(site: Path) -> dict[str, dict[str, str]]:
    return {row["url"]: row for row in json.loads((site / "search.json").read_text("utf-8"))}


def test_the_index_has_what_the_pages_say(site: Path) -> None:
    rows = index(site)
    assert "/search/" not in rows
    assert "/404.html" not in rows
    assert rows["/bibliography_cn/"]["title"] == "文献"
    assert rows["/bibliography_cn/"]["language"] == "zh-CN"
    assert "Two Scripts, One Rhythm" in rows["/bibliography/"]["text"]
    assert "{%" not in rows["/publications/"]["text"]


def test_without_a_script_the_pages_are_listed(site: Path) -> None:
    page = Document(site / "search_cn/index.html", site)
    assert "/bibliography_cn/" in page.find("//ul[@class='found']//a/@href")
    assert "/bibliography/" not in page.find("//ul[@class='found']//a/@href")


def test_a_site_with_a_search_page_gets_an_index(tmp_path: Path) -> None:
    built = drop_in("jekyll_py", tmp_path, {**SITE, "search.md": SEARCH})
    rows = index(built)
    assert sorted(rows) == ["/", "/index_cn.html"]
    assert rows["/"]["title"] == "Home &amp; more"
    assert rows["/"]["text"] == "Home &amp; more Rendered text."


def test_the_index_comes_and_goes_with_the_search_page(tmp_path: Path) -> None:
    for layout, has_index in (("page", False), ("search", True), ("page", False)):
        page = f"---\nlayout: {layout}\ntitle: Search\n---\n"
        if not (tmp_path / "source").exists():
            drop_in("jekyll_py", tmp_path, {**SITE, "search.md": page})
        (tmp_path / "source/search.md").write_text(page, encoding="utf-8")
        jekyll_py.build(tmp_path / "source", tmp_path / "built")
        assert (tmp_path / "built/search.json").exists() is has_index


def test_an_edit_of_a_page_is_found(tmp_path: Path) -> None:
    built = drop_in("jekyll_py", tmp_path, {**SITE, "search.md": SEARCH})
    (tmp_path / "source/index_cn.md").write_text("---\nlayout: default\n---\n# 主页\n\n改了。\n", encoding="utf-8")
    jekyll_py.build(tmp_path / "source", built)
    assert index(built)["/index_cn.html"]["text"] == "主页 改了。"


@pytest.fixture(scope="module")
def page(built_site: Built) -> Iterator[Page]:
    """A page in Chromium; `goto` takes paths of the site at the root."""
    with serving(built_site("jekyll_py")) as address, chromium() as browser:
        context = browser.new_context(base_url=address)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context.new_page()
        context.close()


@pytest.mark.chromium
@pytest.mark.parametrize(
    ("path", "query", "first"),
    [
        ("/search/", "rhythm Ubersetzungen", "Bibliography"),
        ("/search/", "AWARDS typography", "Curriculum Vitae"),
        ("/search_cn/", "虚构研究", "你的名字"),  # its pairs stand there, in this order or another
        ("/search_cn/", "占位符的实践", "论文"),
    ],
)
def test_words_and_pairs_of_characters_are_found(page: Page, path: str, query: str, first: str) -> None:
    page.goto(path)
    page.locator("form.search input").fill(query)
    page.locator("ul.found mark").first.wait_for()
    assert page.locator("ul.found a").first.inner_text() == first


@pytest.mark.chromium
def test_an_address_can_hold_the_query_and_html_in_it_stays_text(page: Page) -> None:
    page.goto("/search/?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    page.locator("form.search output").get_by_text("No page").wait_for()
    assert page.locator("ul.found *").count() == 0


@pytest.mark.chromium
def test_a_list_is_filtered(page: Page) -> None:
    page.goto("/bibliography/")
    page.locator(".filter input").fill("ubersetzungen")
    assert page.locator(".publications > li:visible").count() == 1
    assert page.locator("main h2:visible").all_inner_texts() == ["2023"]
    assert page.locator(".filter output").inner_text() == "1 / 3"
    page.locator(".filter input").fill("")
    assert page.locator(".publications > li:visible").count() == 3


@pytest.mark.chromium
def test_bibtex_is_copied(page: Page) -> None:
    page.goto("/bibliography/")
    page.locator("#name2017placeholders summary").click()
    page.locator("#name2017placeholders button.copy").click()
    page.locator("#name2017placeholders button.copy").get_by_text("Copied").wait_for()
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith("@phdthesis{name2017placeholders,\n")


def test_the_words_of_scripts_are_in_the_language_of_the_page(site: Path) -> None:
    page = Document(site / "sample_cn/index.html", site)
    assert page.find("//script/@data-copy") == ["复制"]
