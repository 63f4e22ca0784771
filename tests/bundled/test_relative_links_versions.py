"""The links that each version of jekyll-relative-links rewrites, as the gem does; 0.9.1 as recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled.building import build

LOCK = "GEM\n  specs:\n    jekyll (4.3.1)\n    jekyll-relative-links ({})\n\nDEPENDENCIES\n  jekyll\n"
VERSIONS = ("0.6.1", "0.7.0", "0.8.0", "0.9.1")
PAGE = "---\n---\nx\n"


def rewritten(folder: Path, version: str, text: str, page: str = "d/page.md") -> str:
    """The inner HTML of the only paragraph of a page."""
    files = {page: f"---\n---\n{text}\n", "a.md": PAGE, "d/a b.md": PAGE, "d/i.png": ""}
    files = {**files, "index.md": PAGE, "Gemfile": "", "d/a.md": PAGE}
    files["Gemfile.lock"] = LOCK.format(version)
    built = build(folder, files, baseurl="/r", plugins=["jekyll-relative-links"])
    return built.text(page.replace(".md", ".html")).strip().removeprefix("<p>").removesuffix("</p>")


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """A version of the plugin."""
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("[x](a.md)", {"0.6.1": "/r/d/a.html"}),
        ('[x](a.md "t")', {"0.6.1": "a.md", "0.7.0": "/r/d/a.html"}),
        ("[x](a%20b.md)", {"0.6.1": "a%20b.md", "0.7.0": "/r/d/a%20b.html"}),
        ("[x](/a.md)", {"0.6.1": "/r/d/a.html", "0.7.0": "/r/a.html"}),
        ('<a href="a.md">x</a>', {"0.6.1": "a.md", "0.8.0": "/d/a.html", "0.9.1": "/r/d/a.html"}),
        ('<a href="../a.md#f">x</a>', {"0.6.1": "../a.md#f", "0.8.0": "/a.html#f", "0.9.1": "/r/a.html#f"}),
    ],
)
def test_a_link_is_rewritten_as_by_each_version(tmp_path: Path, version: str, text: str, urls: dict[str, str]) -> None:
    newest = max(each for each in urls if each <= version)
    assert f'href="{urls[newest]}"' in rewritten(tmp_path, version, text)


def test_a_link_around_an_image_leads_on_since_0_8(tmp_path: Path, version: str) -> None:
    image, page = ("/r/d/i.png", "a.md") if version < "0.8" else ("i.png", "/r/d/a.html")
    assert rewritten(tmp_path, version, "[![i](i.png)](a.md)") == f'<a href="{page}"><img src="{image}" alt="i" /></a>'


def test_html_tags_keep_their_other_attributes(tmp_path: Path) -> None:
    text = '<a class="c"\n href="a.md"  id="x" >x</a>'
    assert rewritten(tmp_path, "0.9.1", text) == '<a class="c" href="/r/d/a.html" id="x">x</a>'


@pytest.mark.parametrize("href", ["https://e.example/a.md", "none.md", "a.md?x"])
def test_other_addresses_stay(tmp_path: Path, version: str, href: str) -> None:
    assert f'href="{href}"' in rewritten(tmp_path, version, f'[x]({href}) <a href="{href}">y</a>')


def test_the_filter_rellinks_is_there_since_0_8(tmp_path: Path, version: str) -> None:
    text = """{% capture x %}<a href="a.md#f">x</a>{% endcapture %}{{ x | rellinks }}"""
    built = rewritten(tmp_path, version, text)
    assert ('href="/r/d/a.html#f"' in built) is (version >= "0.8")
