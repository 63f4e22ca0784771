"""Style sheets, pictures and scripts that change while a page with them is open, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chromium import mark, wait_for_reload, was_reloaded
from tests.server.browser.pages import Serve, layout, picture, visit, wait_for_colour
from tests.server.copying import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


def test_a_changed_style_is_swapped_without_a_flash(page: Page, site: Running) -> None:
    visit(page, site)
    page.evaluate(
        """() => {
          window.seen = new Set();
          const look = () => { seen.add(getComputedStyle(document.querySelector('#text')).color); };
          new MutationObserver(look).observe(document, { childList: true, subtree: true });
          (function frame() { look(); requestAnimationFrame(frame); })();
        }"""
    )
    site.write("style.css", "#text { color: rgb(2, 0, 0) }")
    wait_for_colour(page, "rgb(2, 0, 0)")
    page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert set(page.evaluate("[...seen]")) == {"rgb(1, 0, 0)", "rgb(2, 0, 0)"}
    site.write("style.css", "#text { color: rgb(3, 0, 0) }")
    wait_for_colour(page, "rgb(3, 0, 0)")
    assert not was_reloaded(page)


def test_an_imported_style_is_swapped(page: Page, serve: Serve) -> None:
    head = "<link rel=stylesheet href=css/main.css><style>@import '/css/inline.css';</style>"
    styles = {
        "css/main.css": "@import url(a.css);",
        "css/a.css": "@import 'deep/b.css';",
        "css/deep/b.css": "#text { color: rgb(5, 0, 0) }",
        "css/inline.css": "#top { color: rgb(5, 0, 0) }",
    }
    site = serve({**styles, "style.css": "", "index.html": layout("x", head=head)})
    visit(page, site)
    wait_for_colour(page, "rgb(5, 0, 0)")
    site.write("css/deep/b.css", "#text { color: rgb(6, 0, 0) }")
    wait_for_colour(page, "rgb(6, 0, 0)")
    site.write("css/inline.css", "#top { color: rgb(6, 0, 0) }")
    wait_for_colour(page, "rgb(6, 0, 0)", "#top")
    assert not was_reloaded(page)


def test_firefox_reloads_for_an_imported_style_which_it_takes_from_its_memory(page: Page, serve: Serve) -> None:
    head = "<link rel=stylesheet href=css/main.css>"
    styles = {"css/main.css": "@import url(a.css);", "css/a.css": "#text { color: rgb(5, 0, 0) }"}
    site = serve({**styles, "style.css": "", "index.html": layout("x", head=head)})
    page.add_init_script("window.mozInnerScreenX ??= 0")
    visit(page, site)
    site.write("css/a.css", "#text { color: rgb(6, 0, 0) }")
    wait_for_reload(page)
    wait_for_colour(page, "rgb(6, 0, 0)")
    mark(page)
    site.write("css/main.css", "@import url(a.css); #text { color: rgb(7, 0, 0) }")
    wait_for_colour(page, "rgb(7, 0, 0)")
    assert not was_reloaded(page)


def test_a_style_whose_address_changes_is_swapped(page: Page, site: Running) -> None:
    visit(page, site)
    site.write("new.css", "#text { color: rgb(7, 0, 0) }")
    site.write("index.html", layout("one").replace("/style.css", "/new.css"))
    wait_for_colour(page, "rgb(7, 0, 0)")
    site.write("new.css", "#text { color: rgb(8, 0, 0) }")
    wait_for_colour(page, "rgb(8, 0, 0)")
    assert not was_reloaded(page)


def test_a_changed_picture_is_shown(page: Page, serve: Serve) -> None:
    pictures = "<img id=a src='a b.png'><img id=c srcset='/c.png 1x, none.png 2x'>"
    site = serve({"a b.png": picture(10), "c.png": picture(10), "index.html": layout("x", tail=pictures)})
    visit(page, site)
    for name, selector in (("a b.png", "#a"), ("c.png", "#c")):
        for width in (20, 30):
            site.write(name, picture(width))
            page.wait_for_function("([s, w]) => document.querySelector(s).naturalWidth === w", arg=[selector, width])
    assert not was_reloaded(page)


@pytest.mark.parametrize("name", ["main.js", "module.mjs", "data.json", "font.woff2"])
def test_a_changed_script_or_other_file_reloads(page: Page, serve: Serve, name: str) -> None:
    head = """<script src='/main.js?v=1' defer></script>
        <style>@font-face { font-family: f; src: url(/font.woff2) } p { font-family: f }</style>"""
    files = {
        "main.js": "import('/module.mjs'); fetch('/data.json').then((data) => data.json())",
        "module.mjs": "export const x = 1",
        "data.json": "[1]",
        "font.woff2": "x",
    }
    site = serve({**files, "index.html": layout("one", head=head)})
    visit(page, site)
    loaded = "name => performance.getEntriesByType('resource').some((entry) => entry.name.includes(name))"
    page.wait_for_function(loaded, arg=name)
    mark(page)
    site.write(name, "2")
    wait_for_reload(page)
