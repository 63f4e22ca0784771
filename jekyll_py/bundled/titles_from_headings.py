"""jekyll-titles-from-headings: a page without a title takes its first heading's.

Keys: ``titles_from_headings.enabled``, ``.strip_title``, ``.collections``; ``strip_title`` in front matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ..plugins import Document, Generator, Item, Page, SiteContents, to_s
from ..plugins.internals import FrontMatter, Reads
from .settings import is_enabled, section

_TITLE = re.compile(r"\A(?>\s*)(?:#{1,3}\s+(.*)(?:\s+#{1,3})?|(.*)\r?\n[-=]+\s*|(?<=\n)[-=]+\s*)$", re.M)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")


class TitlesFromHeadings(Generator):
    """Sets the titles."""

    priority = "lowest"
    reads = Reads(keys=(), settings=("titles_from_headings", "excerpt_separator"), data=False)

    def generate(self, site: SiteContents) -> None:
        """Title every untitled page in Markdown, and documents if asked."""
        if not is_enabled(site, "titles_from_headings"):
            return
        options = section(site, "titles_from_headings")
        for item in _affected(site, options):
            if not _is_titled(item):
                item.data["title"] = _title(site, item, item.data["title"])
                if item.data.get("strip_title", options.get("strip_title")) is True:
                    _strip_title(site, item)

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Keep the titles if every item without a title of its own has the one that its heading gives."""
        if not is_enabled(site, "titles_from_headings"):
            return True
        options = section(site, "titles_from_headings")
        affected, strips = _affected(site, options), options.get("strip_title")
        return all(
            _is_authored(item, own) or _has_title(site, item, own, strips)
            for item, own in items.items()
            if item in affected
        )

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Without the setting ``collections`` posts keep their titles."""
        return section(site, "titles_from_headings").get("collections") is not True


def _affected(site: SiteContents, options: Mapping[str, object]) -> list[Item]:
    documents = site.docs_to_write() if options.get("collections") is True else []
    return [item for item in site.items(documents) if site.is_markdown(item)]


def _is_titled(item: Item) -> bool:
    """Whether the title is the author's. A document always has one, which may be made from its file name."""
    return isinstance(item, Page) and item.data["title"] is not None


def _is_authored(item: Item, own: FrontMatter) -> bool:
    return isinstance(item, Page) and (own.data.get("title") is not None or item.data.defaults.get("title") is not None)


def _has_title(site: SiteContents, item: Item, own: FrontMatter, strips: object) -> bool:
    before = own.data if isinstance(item, Page) else item.data_as_read
    title = _title(site, item, before.get("title", item.data.defaults.get("title")))
    is_same = "title" in item.data and item.data["title"] == title
    return is_same and item.data.get("strip_title", strips) is not True


def _title(site: SiteContents, item: Item, own: object) -> object:
    """The text of the first heading; without a heading the title of its own, if only nil."""
    heading = _TITLE.match(item.content)
    if heading is None:
        return own
    text = re.sub(r"<[^>]*>", "", site.convert_markdown(heading[1] or heading[2] or ""))
    return _FOOTNOTE.sub("", " ".join(text.split()))


def _strip_title(site: SiteContents, item: Item) -> None:
    """Remove the heading. The excerpt of a post is then cut again, even if its front matter sets one."""
    item.content = _TITLE.sub("", item.content, count=1).strip()
    separator = item.data["excerpt_separator"]
    separator = site.config.get("excerpt_separator") if separator is None else separator
    if isinstance(item, Document) and item.collection.label == "posts" and to_s(separator):
        item.cut_excerpt()
