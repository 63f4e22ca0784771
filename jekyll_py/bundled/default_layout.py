"""jekyll-default-layout: Markdown without a layout gets a layout by its kind.

The home page gets ``home``, another page ``page``, a post ``post``. If that layout does not exist, it is ``default``.
"""

from __future__ import annotations

from ..plugins import Generator, Item, Page, SiteContents


class DefaultLayout(Generator):
    """Sets the layouts."""

    priority = "lowest"
    reads_texts = False

    def generate(self, site: SiteContents) -> None:
        """Give every page and post in Markdown that names no layout one that exists."""
        for item in site.items(site.collections["posts"].docs):
            if site.is_markdown(item) and "layout" not in item.data and "layout" not in item.data.defaults:
                layout = next((name for name in _wanted(item) if name in site.layouts), None)
                item.data["layout"] = layout


def _wanted(item: Item) -> tuple[str, ...]:
    if isinstance(item, Page):
        return ("home", "page", "default") if item.url == "/" else ("page", "default")
    return ("home", "post", "default") if item.url == "/" else ("post", "default")
