"""Posts of the theme: neighbours in the same language, tags, time to read, lists by year and by tag."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document


def post(title: str, tags: str, text: str = "Text.") -> str:
    return f"---\nlayout: post\ntitle: {title}\ntags: {tags}\n---\n{text}\n"


FILES = {
    "_posts/2024-01-05-one.md": post("One", "[x]"),
    "_posts/2024-01-05-one_cn.md": post("一", "[标签]"),
    "_posts/2025-03-01-two_cn.md": post("二", "[标签]", "字" * 1000),
    "_posts/2025-03-02-three.md": post("Three", "[x, 'C & D']", "word " * 500),
    "_posts/2025-03-02-three_cn.md": post("三", "[]"),
    "years.md": '---\nlayout: page\ntitle: Years\n---\n{% include entries.html by="year" %}\n',
    "tags.md": '---\nlayout: page\ntitle: Tags\narchive: tags\n---\n{% include entries.html by="tag" %}\n',
    "all_cn.md": "---\nlayout: page\ntitle: 全部\n---\n{% include entries.html %}\n",
}


@pytest.fixture(params=BUILDERS)
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return drop_in(request.param, tmp_path, FILES)


def page(built: Path, name: str) -> Document:
    return Document(built / name, built)


@pytest.mark.parametrize(
    ("name", "earlier", "later"),
    [
        ("2024/01/05/one.html", [], ["/2025/03/02/three.html"]),
        ("2025/03/02/three.html", ["/2024/01/05/one.html"], []),
        ("2025/03/01/two_cn.html", ["/2024/01/05/one_cn.html"], ["/2025/03/02/three_cn.html"]),
    ],
)
def test_neighbours_are_in_the_same_language(built: Path, name: str, earlier: list[str], later: list[str]) -> None:
    found = page(built, name)
    assert found.find("//a[@rel='prev']/@href") == earlier
    assert found.find("//a[@rel='next']/@href") == later


def test_the_time_to_read_counts_words_or_characters(built: Path) -> None:
    times = {
        name: page(built, name).find("//header[@class='title']/p/text()")[-1]
        for name in ("2024/01/05/one.html", "2025/03/02/three.html", "2025/03/01/two_cn.html")
    }
    assert list(times.values()) == [" · 1 min read", " · 3 min read", " · 约 3 分钟读完"]


def test_tags_lead_to_the_page_that_lists_them(built: Path) -> None:
    three = page(built, "2025/03/02/three.html")
    assert three.find("//ul[@class='tags']//a/@href") == ["/tags.html#tag-x", "/tags.html#tag-c-d"]
    assert three.dead_links == []
    chinese = page(built, "2025/03/01/two_cn.html")
    assert chinese.find("//ul[@class='tags']/li/text()") == ["标签"]
    assert chinese.find("//ul[@class='tags']//a/@href") == []


def test_lists_by_year_and_by_tag(built: Path) -> None:
    assert page(built, "years.html").find("//h2/@id") == ["year-2025", "year-2024"]
    tags = page(built, "tags.html")
    assert tags.find("//h2/text()") == ["C & D", "x"]
    assert tags.find("//h2[@id='tag-x']/following-sibling::ul[1]//a/text()") == ["Three", "One"]


def test_a_list_has_the_posts_in_the_language_of_its_page(built: Path) -> None:
    assert page(built, "all_cn.html").find("//ul[@class='entries']//a/text()") == ["三", "二", "一"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_titles_with_markup_are_plain_in_lists(tmp_path: Path, builder: str) -> None:
    files = {
        "_posts/2024-01-01-one.md": post("One <em>of</em> a < b", "[x]"),
        "_posts/2024-01-02-two.md": post("Two", "[x]\ndescription: A <b>text</b> & more"),
        "index.md": "---\nlayout: page\ntitle: A <b>page</b>\nnav: 1\n---\n{% include entries.html %}\n",
    }
    site = drop_in(builder, tmp_path, files)
    assert page(site, "index.html").find("//ul[@class='entries']/li/p/text()") == ["A text & more"]
    assert page(site, "index.html").find("//ul[@class='entries']//a/text()") == ["Two", "One of a < b"]
    assert page(site, "index.html").find("//nav[@class='pages']//a/text()") == ["A page"]
    assert page(site, "2024/01/02/two.html").find("//a[@rel='prev']/text()") == [" One of a < b"]
