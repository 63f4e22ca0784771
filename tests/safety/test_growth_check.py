"""Time grows with a sitemap, with the pages of a site and with their dead links no faster than their number."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.check.pages.head import Head
from jekyll_py.check.sitemap import sitemap_in
from jekyll_py.check.translation.versions import versions_in
from jekyll_py.check.xml_document import parse_xml
from tests.check.checking import check_folder

from .growth import assert_linear, numbered

pytestmark = pytest.mark.slow

_A_NAME = 20
"""So many characters of a text stand for a page."""


def _sitemap(entries: str) -> None:
    parse_xml.cache_clear()
    sitemap_in.cache_clear()
    sitemap_in(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')


def test_sitemap() -> None:
    assert_linear(_sitemap, numbered("<url><loc>https://example.org/@/</loc></url>\n"))


@pytest.mark.parametrize("name", ["{}/index.html", "{}.de.html", "de/{}.html"])
def test_versions_of_pages(name: str) -> None:
    def run(names: str) -> None:
        pages = [name.format(number) for number in range(len(names) // _A_NAME)]
        versions_in({page: Head("de", True, None, (), ()) for page in pages}, {})

    assert_linear(run, lambda length: " " * length)


def test_dead_links(tmp_path: Path) -> None:
    def run(links: str) -> None:
        (tmp_path / "index.html").write_text(f"<!DOCTYPE html>\n{links}")
        check_folder(tmp_path, rules=["link-missing", "anchor-missing"])

    assert_linear(run, numbered('<a href="/gone/@/">a</a>\n', '<a href="#gone-@">a</a>\n'))
