"""The theme's site in Chromium: no barriers, no requests to elsewhere, a choice of colours that stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.chromium

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
OWN = (
    "/",
    "/index_cn.html",
    "/publications/",
    "/bibliography/",
    "/columns/",
    "/cv_cn/",
    "/search/?q=columns",
    "/notes_cn/",
    "/tags/",
    "/sample/",
    "/sample_cn/",
    "/404.html",
    "/2026/02/10/choosing-a-measure.html",
)
BORROWED = ("/", "/index_cn.html", "/about.html")


def visit(browser: Browser, addresses: list[str], scheme: Scheme, width: int) -> Iterator[Page]:
    """Open each address in turn; nothing may come from elsewhere or go wrong in a script."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in addresses:
        page.goto(address)
        yield page
    context.close()
    assert errors == []
    assert [url for url in requests if not url.startswith(("http://127.0.0.1:", "data:"))] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1400)])
def test_axe_finds_nothing(browser: Browser, own: str, borrowed: str, scheme: Scheme, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    addresses = [own + path for path in OWN] + [borrowed + path for path in BORROWED]
    for page in visit(browser, addresses, scheme, width):
        results = Axe().run(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def test_no_page_is_wider_than_a_small_screen(browser: Browser, own: str, borrowed: str) -> None:
    addresses = [own + path for path in OWN] + [borrowed + path for path in BORROWED]
    for page in visit(browser, addresses, "light", 320):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_follow_the_system_until_chosen(browser: Browser, own: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(own)
    system = background(page)
    button = page.locator("button.scheme")
    assert button.get_attribute("aria-pressed") == str(scheme == "dark").lower()
    button.click()
    assert button.get_attribute("aria-pressed") == str(scheme == "light").lower()
    chosen = background(page)
    assert chosen != system
    assert first_background(context, own) == chosen
    button.click()
    assert background(page) == system
    assert page.evaluate("localStorage.length") == 0
    context.close()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def first_background(context: BrowserContext, address: str) -> str:
    """The colour a new page has as soon as its body exists, long before its scripts have all run."""
    page = context.new_page()
    page.add_init_script("""
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        window.first = getComputedStyle(document.body).backgroundColor;
      }).observe(document, {childList: true, subtree: true});
    """)
    page.goto(address)
    return str(page.evaluate("window.first"))


def test_without_scripts_there_is_no_dead_button(browser: Browser, own: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own)
    assert not page.locator("button.scheme").is_visible()
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, own: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(own)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    context.close()


def test_paper_is_white_whatever_the_screen(browser: Browser, own: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(own)
    page.emulate_media(media="print")
    assert background(page) == "rgb(255, 255, 255)"
    assert not page.locator("header.bar").is_visible()
    context.close()
