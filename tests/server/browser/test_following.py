"""Which changes an open page follows, in Chromium: its own alone, after restarts, in the background, at any address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import wait_for_reload, wait_for_text, was_reloaded
from tests.server.browser.pages import FILES, Serve, layout, visit, wait_for_colour
from tests.server.copying import Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


def test_other_pages_do_nothing(page: Page, site: Running) -> None:
    visit(page, site)
    page.evaluate(
        """new MutationObserver(() => { window.touched = true })
          .observe(document, { childList: true, subtree: true, attributes: true, characterData: true })"""
    )
    with page.expect_event("console", lambda message: message.text == "told"):
        page.evaluate("document.addEventListener('jekyll-py:update', () => console.log('told'), { once: true })")
        site.write("other.html", layout("changed"))
        site.write("other.css", "p {}")
        site.write("other.js", "1")
    assert page.evaluate("window.touched") is None
    assert not was_reloaded(page)


def test_a_removed_page_says_so_until_it_is_back(page: Page, site: Running) -> None:
    visit(page, site, "/other")
    (site.source / "other.html").unlink()
    page.get_by_text("This page is no longer part of the site.").wait_for()
    assert page.inner_text("#text") == "other"
    site.write("other.html", layout("back"))
    wait_for_text(page, "#text", "back")
    page.wait_for_selector("jekyll-py-overlay", state="detached")
    assert not was_reloaded(page)


def test_a_missing_page_appears(page: Page, site: Running) -> None:
    visit(page, site, "/later/")
    site.write("later/index.html", layout("here"))
    wait_for_text(page, "#text", "here")


def test_a_page_that_moves_to_another_file_goes_on(page: Page, site: Running) -> None:
    visit(page, site, "/other")
    (site.source / "other").mkdir()
    (site.source / "other.html").rename(site.source / "other" / "index.html")
    wait_for_reload(page)
    with page.expect_request("**/__jekyll_py/events*"):
        page.reload()
    site.write("other/index.html", layout("moved"))
    wait_for_text(page, "#text", "moved")


def test_a_page_finds_back_after_a_restart(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, FILES) as site:
        visit(page, site)
        port = site.port
    with running(tmp_path, {**FILES, "index.html": layout("after")}, port=port):
        wait_for_text(page, "#text", "after")


def test_a_page_survives_a_server_that_goes_in_the_middle_of_an_update(page: Page, serve: Serve) -> None:
    site = serve({})
    visit(page, site)
    page.route("**/", lambda route: route.abort("connectionrefused"))
    with page.expect_event("requestfailed", lambda request: request.method == "HEAD"):
        site.write("index.html", layout("two"))
    assert page.inner_text("#text") == "one"
    page.unroute("**/")
    wait_for_text(page, "#text", "two")


def test_saving_by_renaming_shows(page: Page, site: Running) -> None:
    visit(page, site)
    for text in ("two", "three"):
        site.write("new.tmp", layout(text))
        os.replace(site.source / "new.tmp", site.source / "index.html")
        wait_for_text(page, "#text", text)
    assert not was_reloaded(page)


def test_saves_in_quick_succession_end_with_the_last(page: Page, site: Running) -> None:
    visit(page, site)
    for number in range(30):
        site.replace("index.html", layout(f"save {number}", tail=f"<p>{number}</p>" * (number % 5)))
        site.replace("style.css", f"#text {{ color: rgb({number}, 1, 1) }}")
    wait_for_text(page, "#text", "save 29")
    wait_for_colour(page, "rgb(29, 1, 1)")
    assert page.locator("link[rel=stylesheet]").count() <= 2
    assert not was_reloaded(page)


def test_a_hidden_page_catches_up_when_it_is_seen(page: Page, site: Running) -> None:
    visit(page, site)
    hide = """hidden => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }"""
    page.evaluate(hide, True)
    other = page.context.new_page()
    visit(other, site)
    site.write("index.html", layout("two"))
    wait_for_text(other, "#text", "two")
    assert page.inner_text("#text") == "one"
    page.evaluate(hide, False)
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)


def test_more_pages_than_a_browser_has_connections_all_follow(page: Page, site: Running) -> None:
    pages = [page, *(page.context.new_page() for _ in range(6))]
    for one in pages:
        visit(one, site)
    site.write("index.html", layout("two"))
    for one in pages:
        wait_for_text(one, "#text", "two")
        assert not was_reloaded(one)


def test_the_way_back_through_the_history_is_up_to_date(page: Page, site: Running) -> None:
    visit(page, site)
    visit(page, site, "/other.html")
    site.write("index.html", layout("two"))
    page.go_back()
    wait_for_text(page, "#text", "two")


def test_a_site_below_a_baseurl(page: Page, serve: Serve) -> None:
    def page_of(text: str) -> str:
        return layout(text).replace("/style.css", "style.css")

    site = serve({"_config.yml": "baseurl: /中 文", "index.html": page_of("one")}, baseurl="/中 文")
    visit(page, site)
    site.write("index.html", page_of("two"))
    wait_for_text(page, "#text", "two")
    site.write("style.css", "#text { color: rgb(9, 0, 0) }")
    wait_for_colour(page, "rgb(9, 0, 0)")
    assert not was_reloaded(page)


def test_a_page_whose_base_is_another_site(page: Page, serve: Serve) -> None:
    head = "<base href='https://example.invalid/'>"
    site = serve({"index.html": layout("one", head=head)})
    visit(page, site)
    site.write("index.html", layout("two", head=head))
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)


def test_a_listed_folder_follows_its_files(page: Page, serve: Serve) -> None:
    site = serve({"files/a.txt": "x"})
    visit(page, site, "/files/")
    site.write("files/b.txt", "x")
    page.get_by_text("b.txt").wait_for()
