"""An open page whose file goes or gets another address, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chromium import wait_for_text, was_reloaded
from tests.server.browser.sites import GONE, Preview, text, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


@pytest.mark.parametrize("beside", [{}, {"b/other.txt": "x"}])
def test_a_removed_page_at_the_address_of_a_folder_says_so(
    page: Page, preview: Preview, beside: dict[str, str]
) -> None:
    site = preview({"b/index.md": text("one"), **beside})
    visit(page, site, "/b/")
    (site.source / "b/index.md").unlink()
    page.get_by_text(GONE).wait_for()
    site.write("b/index.md", text("back"))
    wait_for_text(page, "#text", "back")
    page.wait_for_selector("jekyll-py-overlay", state="detached")
    assert not was_reloaded(page)


def test_a_page_whose_permalink_changes_says_so(page: Page, preview: Preview) -> None:
    site = preview({"b.md": text("one", permalink="/b/")})
    visit(page, site, "/b/")
    site.replace("b.md", text("two", permalink="/c/"))
    page.get_by_text(GONE).wait_for()
    assert page.inner_text("#text") == "one"


def test_a_page_of_a_pagination_that_ends_before_it_says_so(page: Page, preview: Preview) -> None:
    config = "target: jekyll\nplugins: [jekyll-paginate]\npaginate: 1\npaginate_path: /blog/page:num/\n"
    post = text("post")
    index = "---\nlayout: default\n---\n{% for post in paginator.posts %}<p id=text>{{ post.title }}</p>{% endfor %}\n"
    posts = {f"_posts/2026-01-0{day}-p{day}.md": post for day in (1, 2)}
    site = preview({"_config.yml": config, "blog/index.html": index, **posts})
    visit(page, site, "/blog/page2/")
    (site.source / "_posts/2026-01-02-p2.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_a_version_in_another_language_says_so(page: Page, preview: Preview) -> None:
    config = "target: jekyll\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\ndefault_lang: en\n"
    site = preview({"_config.yml": config, "a.md": text("a"), "b.md": text("one", permalink="/b/")})
    visit(page, site, "/de/b/")
    (site.source / "b.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_a_page_that_was_redirected_to_says_so(page: Page, preview: Preview) -> None:
    config = "target: jekyll\nplugins: [jekyll-redirect-from]\n"
    site = preview({"_config.yml": config, "b.md": text("one", permalink="/b/", redirect_from="/old/")})
    with page.expect_request("**/__jekyll_py/events?*file=b%2Findex.html*"):
        page.goto(f"{site.url}/old/")
    wait_for_text(page, "#text", "one")
    (site.source / "b.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_the_style_of_a_removed_folder_is_noticed(page: Page, preview: Preview) -> None:
    layout = "<html><head><link rel=stylesheet href=/css/a.css></head><body>{{ content }}</body></html>"
    style = "#text { color: rgb(1, 0, 0) }"
    site = preview({"_layouts/default.html": layout, "css/a.css": style, "a.md": text("one")})
    visit(page, site, "/a")
    (site.source / "css/a.css").unlink()
    (site.source / "css").rmdir()
    page.wait_for_function("getComputedStyle(document.querySelector('#text')).color === 'rgb(0, 0, 0)'")
