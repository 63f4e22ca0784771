"""Pages that follow each other, in two browsers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import ARGUMENTS, chromium, program
from tests.server.client import listening, request
from tests.server.copying import PAGE, Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONG = PAGE.format("<a id=next href=/b.html>next</a>" + "<p>filler</p>\n" * 200)
FILES = {"a.html": LONG, "b.html": LONG.replace("next", "other")}
OWN = "Origin: http://localhost"


def test_pages_are_told_where_one_has_gone(tmp_path: Path) -> None:
    with running(tmp_path, FILES, sync=True) as site, listening(site.port) as events:
        assert events.next()["move"] == {"number": 0}
        target = "/__jekyll_py/move?by=1&path=/b.html%3Fq%3D1&position=0.25"
        assert request(site.port, target, OWN, "Content-Length: 0", method="POST").status == 204
        move = {"number": 1, "by": "1", "path": "/b.html?q=1", "position": 0.25}
        assert events.any() == move
        with listening(site.port) as later:
            assert later.next()["move"] == move


@pytest.fixture(scope="module")
def browsers() -> Iterator[tuple[Browser, Browser]]:
    with chromium() as browser:
        second = browser.browser_type.launch(executable_path=program(), args=[*ARGUMENTS, "--disable-smooth-scrolling"])
        yield browser, second
        second.close()


@pytest.fixture
def pages(browsers: tuple[Browser, Browser]) -> Iterator[tuple[Page, Page]]:
    with (
        browsers[0].new_context(viewport={"width": 1000, "height": 600}) as one,
        browsers[1].new_context(viewport={"width": 400, "height": 600}) as other,
    ):
        yield one.new_page(), other.new_page()


def visit(page: Page, site: Running, path: str) -> None:
    with page.expect_response("**/__jekyll_py/events*"):
        page.goto(site.url + path)
    page.wait_for_load_state()
    page.set_default_timeout(20_000)


def scrolled(page: Page) -> float:
    return float(page.evaluate("scrollY / (document.documentElement.scrollHeight - innerHeight)"))


def wait_for_scroll(page: Page, position: float) -> None:
    page.wait_for_function(
        "to => Math.abs(scrollY / (document.documentElement.scrollHeight - innerHeight) - to) < 0.01", arg=position
    )


@pytest.mark.chromium
def test_pages_in_two_browsers_follow_each_other(tmp_path: Path, pages: tuple[Page, Page]) -> None:
    one, other = pages
    with running(tmp_path, FILES, sync=True) as site:
        visit(one, site, "/a.html")
        visit(other, site, "/a.html")
        one.mouse.move(300, 300)
        one.mouse.wheel(0, 1500)
        one.wait_for_function("scrollY >= 1500")
        wait_for_scroll(other, scrolled(one))
        other.keyboard.press("End")
        wait_for_scroll(one, 1.0)
        other.keyboard.press("Home")
        wait_for_scroll(one, 0.0)
        one.click("#next")
        other.wait_for_url("**/b.html")
        other.wait_for_function("document.readyState === 'complete'")
        other.go_back()
        one.wait_for_url("**/a.html")


@pytest.mark.chromium
def test_a_page_that_is_opened_takes_no_other_with_it(tmp_path: Path, pages: tuple[Page, Page]) -> None:
    one, other = pages
    with running(tmp_path, FILES, sync=True) as site:
        visit(one, site, "/b.html")
        visit(other, site, "/a.html")
        assert site.preview.broker.message(None).text.count('"move": {"number": 0}') == 1
        assert one.url.endswith("/b.html")


@pytest.mark.chromium
def test_without_the_option_each_page_stays_where_it_is(tmp_path: Path, pages: tuple[Page, Page]) -> None:
    one, other = pages
    asked: list[str] = []
    one.on("request", lambda sent: asked.append(sent.url))
    with running(tmp_path, FILES) as site:
        visit(one, site, "/a.html")
        visit(other, site, "/a.html")
        one.keyboard.press("End")
        wait_for_scroll(one, 1.0)
        site.write("a.html", LONG.replace("filler", "new"))
        one.get_by_text("new").first.wait_for()
        assert not [url for url in asked if "/move" in url]
        assert scrolled(other) == 0


@pytest.mark.chromium
def test_several_widths_stand_side_by_side_and_follow_each_other(tmp_path: Path, pages: tuple[Page, Page]) -> None:
    page, _ = pages
    with running(tmp_path, FILES) as site:
        page.goto(f"{site.url}/__jekyll_py/widths.html?page=/a.html")
        page.get_by_label("In pixels").fill("300 700")
        page.get_by_label("In pixels").press("Enter")
        page.wait_for_function("document.querySelectorAll('iframe').length === 2")
        narrow, wide = (page.frame_locator(f"iframe >> nth={index}") for index in (0, 1))
        wide.locator("#next").wait_for()
        assert narrow.locator("body").evaluate("innerWidth") == 300
        wide.locator("#next").click()
        narrow.locator("#other").wait_for()
        site.write("b.html", PAGE.format("<p id=text>saved</p>"))
        for frame in (narrow, wide):
            frame.locator("#text").wait_for()


@pytest.mark.chromium
@pytest.mark.parametrize("target", ["//evil.example/", "javascript:alert(1)", "http://evil.example/"])
def test_the_page_of_widths_shows_this_site_alone(tmp_path: Path, pages: tuple[Page, Page], target: str) -> None:
    page, _ = pages
    with running(tmp_path, {"index.html": PAGE.format("home")}) as site:
        page.goto(f"{site.url}/__jekyll_py/widths.html?page={target}")
        page.wait_for_selector("iframe")
        sources = page.eval_on_selector_all("iframe", "frames => frames.map(({ src }) => new URL(src).origin)")
        assert set(sources) == {site.url}
