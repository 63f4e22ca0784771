"""The address of a folder that another program made is that of its sitemap."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.check.built.folder import files_in
from jekyll_py.check.built.published import Published
from jekyll_py.check.built.published_address import published_in

_URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def _sitemap(*addresses: str) -> Mapping[str, str]:
    return {"sitemap.xml": _URLSET.format("".join(f"<url><loc>{each}</loc></url>" for each in addresses))}


_PAGES = {"index.html": "", "a/index.html": "", "b.html": ""}


@pytest.mark.parametrize(
    ("files", "address"),
    [
        ({**_PAGES, **_sitemap("https://example.org/h/a/", "https://example.org/h/")}, ("/h", "https://example.org")),
        ({**_PAGES, **_sitemap("https://example.org/", "https://example.org/b")}, ("", "https://example.org")),
        ({**_PAGES, **_sitemap("https://example.org/a/", "https://example.org/b")}, ("", "")),
        ({**_PAGES, **_sitemap("https://example.org/h/x/", "https://example.org/h/y/")}, ("", "")),
        ({**_PAGES, **_sitemap("/", "/a/")}, ("", "")),
        ({**_PAGES, **_sitemap("https://[x/", "https://[x/a/")}, ("", "")),
        ({**_PAGES, "sitemap.xml": "<urlset>"}, ("", "")),
        ({"index.html": ""}, ("", "")),
        (_sitemap("https://example.org/"), ("", "")),
    ],
)
def test_the_sitemap_tells_the_address(tmp_path: Path, files: Mapping[str, str], address: tuple[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert published_in(str(tmp_path), files_in(str(tmp_path))) == Published(*address)
