"""The toolbar of an open page, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.chromium import wait_for_text
from tests.server.browser.sites import TOOLBAR, Preview, text, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


def test_the_toolbar_comes_and_goes_with_a_key_and_turns_drafts_on(page: Page, preview: Preview) -> None:
    site = preview({"a.md": text("one"), "_drafts/idea.md": text("idea")})
    visit(page, site, "/a")
    assert page.locator(TOOLBAR).count() == 0
    page.keyboard.press("Alt+Shift+J")
    drafts = page.get_by_role("button", name="Drafts")
    drafts.focus()
    page.keyboard.press("Enter")
    page.locator(f"{TOOLBAR} button[data-name=show_drafts][aria-pressed=true]").wait_for()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.name") == "show_drafts"
    page.reload()
    page.locator(TOOLBAR).wait_for()  # it is remembered
    page.keyboard.press("Alt+Shift+J")
    page.locator(TOOLBAR).wait_for(state="detached")


def test_the_toolbar_says_what_a_page_was_made_from(page: Page, preview: Preview) -> None:
    layout = "<html><body>{% include nav.html %}{{ content }}</body></html>"
    site = preview({"_layouts/default.html": layout, "_includes/nav.html": "nav", "a.md": text("one")})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.get_by_text("Made from").press("Enter")
    page.get_by_role("link", name="_includes/nav.html").wait_for()
    assert "_layouts/default.html (site)" in page.locator(TOOLBAR).locator("section").inner_text()
    site.write("_includes/foot.html", "foot")
    site.replace("a.md", text("two {% include foot.html %}"))
    page.get_by_role("link", name="_includes/foot.html").wait_for()


@pytest.mark.parametrize("width", [400, 1200])
def test_a_long_list_in_the_toolbar_is_as_wide_as_the_bar(page: Page, preview: Preview, width: int) -> None:
    names = [f"_includes/a_part_of_the_page_{number}.html" for number in range(40)]
    words = "".join(f"{{% include {name.removeprefix('_includes/')} %}}" for name in names)
    site = preview({**dict.fromkeys(names, "x"), "a.md": text(words)})
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.get_by_text("Made from").press("Enter")
    page.get_by_role("link", name=names[-1]).wait_for()
    content = page.locator(TOOLBAR).locator("details[open] > div")
    assert content.evaluate("(node) => node.offsetHeight < innerHeight / 2")
    for each in (content, content.locator("ul")):
        assert each.evaluate("(node) => node.scrollWidth <= node.clientWidth")


def test_the_toolbar_lists_dead_links_and_languages(page: Page, preview: Preview) -> None:
    layout = "<html><head><link rel=alternate hreflang=de href=/de/></head><body>{{ content }}</body></html>"
    site = preview(
        {"_layouts/default.html": layout, "a.md": text('<a href="/nowhere">x</a>'), "de/index.md": text("de")}
    )
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.locator("#text a").press("Enter")
    with page.expect_request("**/__jekyll_py/events*"):
        page.go_back()
    page.get_by_text("1 dead link").click()
    page.get_by_text("/nowhere (from /a)").wait_for()
    page.get_by_role("link", name="de").click()
    wait_for_text(page, "#text", "de")


def test_dark_and_light_are_chosen_in_the_toolbar(page: Page, preview: Preview) -> None:
    style = "#text { color: rgb(1, 0, 0) } @media (prefers-color-scheme: dark) { #text { color: rgb(2, 0, 0) } }"
    layout = f"<html><head><style>{style}</style></head><body>{{{{ content }}}}</body></html>"
    site = preview({"_layouts/default.html": layout, "a.md": text("one")})
    visit(page, site, "/a")
    colour = "getComputedStyle(document.querySelector('#text')).color"
    assert page.evaluate(colour) == "rgb(1, 0, 0)"
    page.keyboard.press("Alt+Shift+J")
    page.get_by_role("button", name="Colours").click()
    page.wait_for_function(f"{colour} === 'rgb(2, 0, 0)'")
    page.reload()
    page.wait_for_function(f"{colour} === 'rgb(2, 0, 0)'")
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    page.wait_for_function(f"{colour} === 'rgb(1, 0, 0)'")


@pytest.mark.parametrize(("scheme", "width"), [("light", 400), ("dark", 1000)])
def test_axe_finds_nothing_in_what_the_preview_adds(
    page: Page, preview: Preview, scheme: Literal["light", "dark"], width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    layout = "<html lang=en><head><title>t</title></head><body><main><h1>t</h1>{{ content }}</main></body></html>"
    site = preview({"_layouts/default.html": layout, "a.md": text("one")})
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.get_by_text("Made from").click()
    page.get_by_role("link", name="_layouts/default.html").wait_for()
    for broken, name in {"{{ 'a' 'b' }}": "findings", "{% elseif %}": "errors"}.items():
        site.replace("a.md", text(broken))
        page.locator(f"jekyll-py-overlay[data-jekyll-py={name}]").wait_for()
        if name == "findings":
            page.get_by_text("1 finding").click()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
    page.goto(f"{site.url}/__jekyll_py/widths.html?page=/a")
    page.frame_locator("iframe >> nth=0").locator("main").wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
