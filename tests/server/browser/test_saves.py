"""Saves while a page is open in Chromium: it shows the change, the last good version, the progress of the build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server.progress import Progress
from tests.chromium import wait_for_text, was_reloaded
from tests.server.browser.sites import FILLER, TOOLBAR, Preview, text, visit
from tests.server.client import listening
from tests.server.jekyll_site import previewing

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.chromium


def test_a_save_before_the_page_has_started_is_patched_into_it(page: Page, preview: Preview) -> None:
    site = preview({"a.md": text("one")})

    def save_first(route: Route) -> None:
        with listening(site.port) as events:
            events.next()
            site.replace("a.md", text("two"))
            while "a.html" not in events.next()["changed"]:
                pass
        route.continue_()

    page.route("**/__jekyll_py/client.js", save_first)
    page.goto(f"{site.url}/a.html", wait_until="commit")
    page.evaluate("window.mark = true")
    wait_for_text(page, "#text", "two")
    site.replace("a.md", text("three"))
    wait_for_text(page, "#text", "three")
    assert not was_reloaded(page)


@pytest.mark.parametrize("keys", [{"title": "Your Name: a life"}, {"layout": "hoome"}])
def test_the_last_good_page_stays_where_it_is_scrolled_to(page: Page, preview: Preview, keys: dict[str, str]) -> None:
    site = preview({"a.md": text(f"one{FILLER}")})
    visit(page, site, "/a")
    page.evaluate("scrollTo(0, 900)")
    before = page.evaluate("document.body.outerHTML")
    site.replace("a.md", text(f"two{FILLER}", **keys))
    overlay = page.locator("jekyll-py-overlay[data-jekyll-py=mistakes]")
    overlay.wait_for()
    assert "a.md:" in overlay.locator("section").inner_text()
    assert page.evaluate("document.body.outerHTML") == before
    assert page.evaluate("scrollY") == 900
    site.replace("a.md", text(f"one{FILLER}<p id=end>three</p>"))
    overlay.wait_for(state="detached")
    wait_for_text(page, "#end", "three")
    assert not was_reloaded(page)


def test_a_warning_about_the_page_is_in_the_mark(page: Page, preview: Preview) -> None:
    site = preview({"a.md": text("{{ 'a' 'b' }}")})
    visit(page, site, "/a")
    page.locator("jekyll-py-overlay[data-jekyll-py=findings] button").click()
    assert "a.md:4" in page.get_by_role("region", name="1 finding on this page").inner_text()


def test_a_saved_change_is_marked_and_scrolled_to_unless_that_is_off(page: Page, preview: Preview) -> None:
    def written(words: str) -> str:
        return text("top") + FILLER + f"\n<p id=late>{words}</p>\n"

    site = preview({"a.md": written("one")})
    visit(page, site, "/a")
    site.replace("a.md", written("two"))
    wait_for_text(page, "#late", "two")
    page.wait_for_function("scrollY > 0")
    assert page.evaluate("document.querySelector('#late').getAnimations().length") == 1
    page.keyboard.press("Alt+Shift+F")
    page.evaluate("scrollTo(0, 0)")
    site.replace("a.md", written("three"))
    wait_for_text(page, "#late", "three")
    site.replace("a.md", written("four"))
    wait_for_text(page, "#late", "four")  # what followed the update before has been done
    assert page.evaluate("scrollY") == 0
    assert not was_reloaded(page)


def test_messages_are_off_with_a_key(page: Page, preview: Preview) -> None:
    site = preview({"a.md": text("{% if %}")})
    visit(page, site, "/a")
    overlay = page.locator("jekyll-py-overlay[data-jekyll-py=errors]")
    overlay.wait_for()
    page.keyboard.press("Alt+Shift+M")
    overlay.wait_for(state="hidden")
    page.reload()
    page.wait_for_selector("jekyll-py-overlay[data-jekyll-py=errors]", state="attached")
    assert overlay.is_hidden()
    page.keyboard.press("Alt+Shift+J")
    button = page.get_by_role("button", name="Messages", pressed=False)
    button.press("Enter")
    overlay.wait_for()


def test_messages_are_off_with_an_option(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": text("one")}, overlay=False) as site:
        visit(page, site, "/a")
        page.keyboard.press("Alt+Shift+M")
        page.keyboard.press("Alt+Shift+J")
        page.locator(TOOLBAR).wait_for()
        site.replace("a.md", text("{% if %}"))
        page.wait_for_selector("jekyll-py-overlay[data-jekyll-py=errors]", state="attached")
        assert page.locator("jekyll-py-overlay[data-jekyll-py=errors]").is_hidden()
        assert page.get_by_role("button", name="Messages").count() == 0


def test_a_long_build_says_which_page_it_is_at(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": text("one")}, watch=False) as site:  # no build of its own ends the progress
        visit(page, site, "/a")
        site.preview.broker.publish_progress(Progress(3, 10, "_posts/slow.md"))
        mark = page.locator("jekyll-py-overlay[data-jekyll-py=progress]")
        mark.get_by_text("3 of 10: _posts/slow.md").wait_for()
        assert mark.aria_snapshot() == "- status: Building…"
        site.preview.broker.publish(frozenset())
        mark.wait_for(state="detached")


def test_an_error_is_said_once_and_stays_closed(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": text("one")}, watch=False) as site:
        broker = site.preview.broker
        visit(page, site, "/a")
        broker.fail((JekyllError("broken", path="a.md", line=4),))
        link = page.get_by_role("link", name="a.md:4")
        link.focus()
        shown = link.element_handle()
        broker.publish_progress(Progress(1, 2, "a.md"))
        page.get_by_text("1 of 2: a.md").wait_for()
        assert shown.evaluate("link => link.getRootNode().activeElement === link")
        page.keyboard.press("Escape")
        broker.publish_progress(Progress(2, 2, "b.md"))
        page.get_by_text("2 of 2: b.md").wait_for()
        assert link.count() == 0
        broker.fail((JekyllError("broken otherwise", path="a.md", line=4),))
        link.wait_for()


def test_the_place_of_an_error_in_a_long_line_is_in_sight(page: Page, preview: Preview) -> None:
    site = preview({"a.md": text("one")})
    page.set_viewport_size({"width": 400, "height": 800})
    visit(page, site, "/a")
    site.replace("a.md", text("word " * 100 + "{% elseif %}"))
    page.locator("jekyll-py-overlay[data-jekyll-py=errors]").wait_for()
    right = (
        "document.querySelector('jekyll-py-overlay').shadowRoot.querySelector('.caret').getBoundingClientRect().right"
    )
    assert 0 < page.evaluate(right) < 400


CACHING_WORKER = """addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(caches.open("all").then(async (cache) => {
  const known = await cache.match(event.request);
  if (known) return known;
  const response = await fetch(event.request);
  if (event.request.method === "GET") await cache.put(event.request, response.clone());
  return response;
})));
"""


def test_a_page_is_not_what_a_service_worker_has_kept(page: Page, preview: Preview) -> None:
    script = "<script>navigator.serviceWorker.register('/worker.js')</script>"
    site = preview({"worker.js": CACHING_WORKER, "a.md": text("one") + script})
    page.goto(f"{site.url}/a.html")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    for _ in range(2):
        visit(page, site, "/a.html")
    site.replace("a.md", text("two") + script)
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)
    page.reload()
    wait_for_text(page, "#text", "two")
