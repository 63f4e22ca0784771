"""jekyll-default-layout: Markdown without a layout gets a layout by its kind.

The home page gets ``home``, another page ``page``, a post ``post``. If that layout does not exist, it is ``default``.
Since 0.2 documents of other collections get the layout named as their collection, and HTML gets one on request.

Key: ``jekyll-default-layout.html_pages``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..plugins import Document, Generator, Item, SiteContents
from ..plugins.internals import FrontMatter, Reads
from .settings import section


class DefaultLayout(Generator):
    """Sets the layouts."""

    priority = "lowest"
    reads = Reads(texts=False, keys=(), settings=("jekyll-default-layout",), data=False)

    def generate(self, site: SiteContents) -> None:
        """Give every page and document of the plugin's kinds that names no layout one that exists."""
        for item in _affected(site):
            if not _has_layout(item):
                item.data["layout"] = next((name for name in _wanted(item) if name in site.layouts), None)

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Keep the layouts, unless one of the items has none any more."""
        return all(map(_has_layout, items))

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Posts that name a layout keep it."""
        return all(map(_has_layout, posts))


def _has_layout(item: Item) -> bool:
    return "layout" in item.data or "layout" in item.data.defaults


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
