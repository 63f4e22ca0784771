"""The pages that were served last."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from jekyll_py.server.served_pages import ServedPages
from tests.server.client import listening, request
from tests.server.copying import PAGE, running


def test_the_oldest_go_first() -> None:
    pages = ServedPages(most_bytes=10)
    for name in "abc":
        pages.add(name, name.encode() * 4)
    assert [pages.text(name) for name in "abc"] == [None, b"bbbb", b"cccc"]


def test_a_page_that_is_served_again_counts_once_and_as_the_newest() -> None:
    pages = ServedPages(most_bytes=10)
    for name in "abac":
        pages.add(name, name.encode() * 4)
    assert [pages.text(name) for name in "abc"] == [b"aaaa", None, b"cccc"]


def test_a_page_that_is_too_large_is_not_kept() -> None:
    pages = ServedPages(most_bytes=3)
    pages.add("a", b"aaaa")
    assert pages.text("a") is None


def test_an_older_version_is_told_to_pages_of_the_preview_alone(tmp_path: Path) -> None:
    with running(tmp_path, {"a.html": PAGE.format("one")}) as site:
        address = f"/__jekyll_py/served?etag={quote(request(site.port, '/a.html').headers['ETag'])}"
        with listening(site.port) as events:
            events.next()
            site.replace("a.html", PAGE.format("two"))
            assert events.next()["changed"] == ["a.html"]
        assert request(site.port, address).body == PAGE.format("one").encode()
        assert request(site.port, address, "Sec-Fetch-Site: cross-site").status == 403
        assert request(site.port, "/__jekyll_py/served?etag=other").status == 404
