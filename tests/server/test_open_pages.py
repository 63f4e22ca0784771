"""What an open page of a real site says when its file goes, and when a mistake takes it apart; in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium, mark, wait_for_text, was_reloaded
from tests.server.copying import Running
from tests.server.jekyll_site import previewing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium

GONE = "This page is no longer part of the site."
FILLER = "<p>filler</p>\n" * 60

Serve = Callable[[Mapping[str, str]], Running]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 800, "height": 600}) as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        yield page


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with ExitStack() as previews:
        yield lambda files: previews.enter_context(previewing(tmp_path, files))


def visit(page: Page, site: Running, path: str) -> None:
    """Open a page, wait until it follows the changes and knows what it was made from, and mark it."""
    own = page.expect_response(lambda response: response.request.resource_type == "fetch")
    with page.expect_request("**/__jekyll_py/events*"), own:
        page.goto(site.url + path)
    mark(page)


def text(words: str, **keys: str) -> str:
    front_matter = "".join(f"{key}: {value}\n" for key, value in {"layout": "default", **keys}.items())
    return f"---\n{front_matter}---\n<p id=text>{words}</p>\n"


@pytest.mark.parametrize("beside", [{}, {"b/other.txt": "x"}])
def test_a_removed_page_at_the_address_of_a_folder_says_so(page: Page, serve: Serve, beside: dict[str, str]) -> None:
    site = serve({"b/index.md": text("one"), **beside})
    visit(page, site, "/b/")
    (site.source / "b/index.md").unlink()
    page.get_by_text(GONE).wait_for()
    site.write("b/index.md", text("back"))
    wait_for_text(page, "#text", "back")
    page.wait_for_selector("jekyll-py-overlay", state="detached")
    assert not was_reloaded(page)


def test_a_page_whose_permalink_changes_says_so(page: Page, serve: Serve) -> None:
    site = serve({"b.md": text("one", permalink="/b/")})
    visit(page, site, "/b/")
    site.replace("b.md", text("two", permalink="/c/"))
    page.get_by_text(GONE).wait_for()
    assert page.inner_text("#text") == "one"


def test_a_page_of_a_pagination_that_ends_before_it_says_so(page: Page, serve: Serve) -> None:
    config = "target: jekyll\nplugins: [jekyll-paginate]\npaginate: 1\npaginate_path: /blog/page:num/\n"
    post = text("post")
    index = "---\nlayout: default\n---\n{% for post in paginator.posts %}<p id=text>{{ post.title }}</p>{% endfor %}\n"
    posts = {f"_posts/2026-01-0{day}-p{day}.md": post for day in (1, 2)}
    site = serve({"_config.yml": config, "blog/index.html": index, **posts})
    visit(page, site, "/blog/page2/")
    (site.source / "_posts/2026-01-02-p2.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_the_style_of_a_removed_folder_is_noticed(page: Page, serve: Serve) -> None:
    layout = "<html><head><link rel=stylesheet href=/css/a.css></head><body>{{ content }}</body></html>"
    style = "#text { color: rgb(1, 0, 0) }"
    site = serve({"_layouts/default.html": layout, "css/a.css": style, "a.md": text("one")})
    visit(page, site, "/a")
    (site.source / "css/a.css").unlink()
    (site.source / "css").rmdir()
    page.wait_for_function("getComputedStyle(document.querySelector('#text')).color === 'rgb(0, 0, 0)'")


@pytest.mark.parametrize("keys", [{"title": "Your Name: a life"}, {"layout": "hoome"}])
def test_the_last_good_page_stays_where_it_is_scrolled_to(page: Page, serve: Serve, keys: dict[str, str]) -> None:
    site = serve({"a.md": text(f"one{FILLER}")})
    visit(page, site, "/a")
    page.evaluate("scrollTo(0, 900)")
    before = page.evaluate("document.body.outerHTML")
    site.replace("a.md", text(f"two{FILLER}", **keys))
    overlay = page.locator("jekyll-py-overlay[data-jekyll-py=mistakes]")
    overlay.wait_for()
    assert "a.md:" in overlay.locator("section").inner_text()
    assert page.evaluate("document.body.outerHTML") == before
    assert page.evaluate("scrollY") == 900
    site.replace("a.md", text(f"three{FILLER}"))
    overlay.wait_for(state="detached")
    page.wait_for_function("document.body.innerText.startsWith('three')")
    assert page.evaluate("scrollY") == 900
    assert not was_reloaded(page)


def test_a_warning_about_the_page_is_in_the_mark(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("{{ 'a' 'b' }}")})
    visit(page, site, "/a")
    page.locator("jekyll-py-overlay[data-jekyll-py=findings] button").click()
    assert "a.md:4" in page.get_by_role("region", name="1 finding on this page").inner_text()
