"""jekyll-default-layout: Markdown without a layout gets a layout by its kind.

The home page gets ``home``, another page ``page``, a post ``post``. If that layout does not exist, it is ``default``.
Since 0.2 documents of other collections get the layout named as their collection, and HTML gets one on request.

Key: ``jekyll-default-layout.html_pages``.
"""

from __future__ import annotations

from ..plugins import Document, Generator, Item, SiteContents
from .settings import section


class DefaultLayout(Generator):
    """Sets the layouts."""

    priority = "lowest"
    reads_texts = False

    def generate(self, site: SiteContents) -> None:
        """Give every page and document of the plugin's kinds that names no layout one that exists."""
        for item in _affected(site):
            if "layout" not in item.data and "layout" not in item.data.defaults:
                item.data["layout"] = next((name for name in _wanted(item) if name in site.layouts), None)


def _affected(site: SiteContents) -> list[Item]:
    if site.config.reference.plugin("jekyll-default-layout") < (0, 2):
        return [item for item in site.items(site.collections["posts"].docs) if site.is_markdown(item)]
    takes_html = section(site, "jekyll-default-layout").get("html_pages") is True
    items = site.items(site.documents())
    return [item for item in items if site.is_markdown(item) or (takes_html and item.ext == ".html")]


def _wanted(item: Item) -> tuple[str, ...]:
    kind = "page"
    if isinstance(item, Document):
        kind = "post" if item.collection.label == "posts" else item.collection.label
    return ("home", kind, "default") if item.url == "/" else (kind, "default")
