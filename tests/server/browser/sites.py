"""Sites of Jekyll that these tests preview, and opening their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tests.chromium import mark
from tests.server.copying import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

GONE = "This page is no longer part of the site."
TOOLBAR = "jekyll-py-overlay[data-jekyll-py=toolbar]"
FILLER = "<p>filler</p>\n" * 60

Preview = Callable[[Mapping[str, str]], Running]
"""Starts a preview of a site with these files."""


def visit(page: Page, site: Running, path: str) -> None:
    """Open a page, wait until it follows the changes, and mark it."""
    with page.expect_request("**/__jekyll_py/events*"):
        page.goto(site.url + path)
    mark(page)


def text(words: str, **keys: str) -> str:
    front_matter = "".join(f"{key}: {value}\n" for key, value in {"layout": "default", **keys}.items())
    return f"---\n{front_matter}---\n<p id=text>{words}</p>\n"
