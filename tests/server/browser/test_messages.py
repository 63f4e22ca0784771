"""Errors and findings that an open page shows, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chromium import wait_for_text, was_reloaded
from tests.server.browser.pages import Serve, layout, visit
from tests.server.copying import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium


def test_an_error_lies_over_the_last_good_page(page: Page, site: Running) -> None:
    visit(page, site)
    page.evaluate("scrollTo(0, 1000)")
    site.write("index.html", "fine\n中文 <script>document.title = 'x'</script> BROKEN")
    overlay = page.locator("jekyll-py-overlay")
    overlay.wait_for()
    text = overlay.locator("section").inner_text()
    for part in (
        "Broken <b>line</b>",
        "index.html:2:42",
        "2 | 中文 <script>document.title = 'x'</script> BROKEN",
        "Mend it & save.",
        "_layouts/default.html:3",
    ):
        assert part in text
    caret, word = page.evaluate(
        """() => {
          const pre = document.querySelector('jekyll-py-overlay').shadowRoot.querySelector('pre');
          const texts = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
          while (!texts.nextNode().data.includes('BROKEN'));
          const line = texts.currentNode;
          const range = document.createRange();
          range.setStart(line, line.data.indexOf('BROKEN'));
          range.setEnd(line, line.data.indexOf('BROKEN') + 1);
          const caret = pre.querySelector('.caret').lastChild;
          const mark = document.createRange();
          mark.selectNode(caret);
          return [mark.getBoundingClientRect().left, range.getBoundingClientRect().left];
        }"""
    )
    assert abs(caret - word) < 1
    assert page.inner_text("#text") == "one"
    assert (page.title(), page.evaluate("scrollY")) == ("Test", 1000)
    site.write("index.html", layout("two"))
    overlay.wait_for(state="detached")
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)


def test_the_error_is_shown_in_pages_opened_later(page: Page, site: Running, browser: Browser) -> None:
    visit(page, site)
    site.write("index.html", "BROKEN")
    page.locator("jekyll-py-overlay").wait_for()
    later = page.context.new_page()
    visit(later, site, "/other.html")
    later.locator("jekyll-py-overlay").wait_for()
    later.get_by_role("button", name="Close").click()
    later.locator("jekyll-py-overlay").wait_for(state="detached")
    site.write("index.html", layout("one"))
    page.locator("jekyll-py-overlay").wait_for(state="detached")


def test_the_overlay_is_out_of_reach_of_the_pages_styles(page: Page, serve: Serve) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    site = serve(
        {
            "style.css": "html > *, jekyll-py-overlay { display: none !important; position: static !important }",
            "index.html": layout("one", head=policy, tail="<dialog id=m>modal</dialog>"),
        }
    )
    visit(page, site)
    page.evaluate("m.showModal()")
    site.write("other.html", "BROKEN")
    page.get_by_text("Broken <b>line</b>").wait_for()


def test_a_broken_configuration_is_shown(page: Page, site: Running) -> None:
    visit(page, site)
    site.write("_config.yml", "BROKEN")
    page.get_by_text("_config.yml:1:1").wait_for()
    site.write("_config.yml", "")
    page.locator("jekyll-py-overlay").wait_for(state="detached")


def test_a_site_broken_from_the_start_appears_when_it_is_mended(page: Page, serve: Serve) -> None:
    site = serve({"index.html": "BROKEN"})
    visit(page, site)
    page.get_by_text("index.html:1:1").wait_for()
    site.write("index.html", layout("mended"))
    wait_for_text(page, "#text", "mended")
    page.wait_for_selector("jekyll-py-overlay", state="detached")


def test_findings_are_a_mark_that_opens_to_a_list(page: Page, serve: Serve) -> None:
    site = serve({}, check=True)
    visit(page, site)
    mark = page.locator("jekyll-py-overlay[data-jekyll-py=findings] button")
    site.write("index.html", layout("one", tail='<a href="/nowhere/">x</a><a href="/othre">y</a>'))
    mark.wait_for()
    assert (mark.inner_text(), mark.get_attribute("aria-expanded")) == ("2 findings", "false")
    assert not was_reloaded(page)
    mark.focus()
    page.keyboard.press("Enter")
    found = page.get_by_role("region", name="2 findings on this page")
    found.wait_for()
    for part in ("the link to /nowhere/ leads nowhere", "did you mean /other.html?", "index.html:", "[link-missing]"):
        assert part in found.inner_text()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('role')") == "region"
    site.write("index.html", layout("one", tail='<a href="/nowhere/">x</a>'))
    page.get_by_role("region", name="1 finding on this page").wait_for()
    page.keyboard.press("Escape")
    found.wait_for(state="detached")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.ariaExpanded") == "false"
    site.write("index.html", layout("one"))
    mark.wait_for(state="detached")


def test_findings_of_other_pages_are_not_shown(page: Page, serve: Serve) -> None:
    site = serve({}, check=True)
    visit(page, site, "/other.html")
    told = page.context.new_page()
    visit(told, site)
    site.write("index.html", layout("one", tail='<a href="/nowhere/">x</a>'))
    told.locator("jekyll-py-overlay[data-jekyll-py=findings]").wait_for()
    assert page.locator("jekyll-py-overlay").count() == 0
