"""The page ``/__theme/`` of the preview, and who may see it."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest

from jekyll_py.server.theme_page import theme_response
from tests.server.client import request
from tests.server.copying import PAGE, running, write


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("theme-page")
    files = {
        "_config.yml": "theme: null\ntitle: T\n",
        "_layouts/default.html": "{% include head.html %}{{ content }}",
        "_includes/head.html": "{{ site.title }}",
        "a&b.md": "---\nlayout: default\n---\n",
    }
    write(folder, dict(files))
    return folder


def shown(source: Path, query: str) -> str:
    response = theme_response(f"/__theme/{query}", source)
    assert response.status is HTTPStatus.OK
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert isinstance(response.body, bytes)
    return response.body.decode()


def test_all_files_and_one_of_them(source: Path) -> None:
    listed = shown(source, "")
    assert '<a href="?file=_includes/head.html">_includes/head.html</a>' in listed
    head = shown(source, "?file=_includes/head.html")
    assert '<a href="?page=a%26b.md">a&amp;b.md</a>' in head
    assert '<a href="?file=_layouts/default.html">default.html</a>' in head
    assert "title" in head
    assert '<a href="?file=_layouts/default.html">_layouts/default.html (site)</a>' in shown(source, "?page=a%26b.md")


@pytest.mark.parametrize("query", ["?file=../../etc/passwd", "?page=a%00"])
def test_what_is_not_there(source: Path, query: str) -> None:
    response = theme_response(f"/__theme/{query}", source)
    assert response.status is HTTPStatus.NOT_FOUND


def test_options_are_no_files(source: Path) -> None:
    assert "_includes/head.html" in shown(source, "?file=--help")


def test_pages_of_other_sites_cannot_ask(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": PAGE.format("home")}, watch=False) as site:
        for headers in (["Sec-Fetch-Site: cross-site"], ["Origin: http://example.org"]):
            assert request(site.port, "/__theme/", *headers).status == HTTPStatus.FORBIDDEN
        assert request(site.port, "/__theme/", host="example.org").status == HTTPStatus.FORBIDDEN
