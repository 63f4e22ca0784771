"""jekyll-relative-links: Markdown links to source files become links to the files written from them.

Keys: ``relative_links.enabled``, ``.collections`` and ``.exclude``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote_plus

from ..plugins import Document, Generator, Item, Page, SiteContents, StaticFile
from ..plugins.internals import FrontMatter
from .markdown_links import MarkdownLink, links
from .settings import is_enabled, section
from .values import given

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class RelativeLinks(Generator):
    """Rewrites the links in the Markdown of pages and, if asked, of documents."""

    priority = "lowest"

    def generate(self, site: SiteContents) -> None:
        """Rewrite every link that names a file of the source."""
        if is_enabled(site, "relative_links"):
            _rewrite_all(site, _affected(site))

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Rewrite those in the new texts."""
        if is_enabled(site, "relative_links"):
            affected = _affected(site)
            _rewrite_all(site, [item for item in items if item in affected])
        return True


def _affected(site: SiteContents) -> list[Item]:
    in_documents = section(site, "relative_links").get("collections") is True
    return site.items(site.docs_to_write() if in_documents else [])


def _rewrite_all(site: SiteContents, items: Sequence[Item]) -> None:
    urls = _targets(site, site.docs_to_write()) if items else {}
    for item in items:
        if site.is_markdown(item) and not _is_excluded(site, item):
            _rewrite(site, item, urls)


def _targets(site: SiteContents, documents: list[Document]) -> Mapping[str, str]:
    """Source path → URL; of two with one path the first counts."""
    urls: dict[str, str] = {}
    targets: list[Item | StaticFile] = [*site.pages, *site.listed_files, *documents]
    for item in targets:
        urls.setdefault(item.relative_path.lstrip("/"), item.url)
    return urls


def _rewrite(site: SiteContents, item: Item, urls: Mapping[str, str]) -> None:
    folder, text = posixpath.dirname(item.relative_path), item.content

    def written(link: MarkdownLink) -> str:
        if link.target.startswith("#") or _SCHEME.match(link.target):
            return text[link.start : link.end]
        base = "" if link.target.startswith("/") else folder
        url = urls.get(unquote_plus(posixpath.normpath(posixpath.join(base, link.target.lstrip("/")))))
        return text[link.start : link.end] if url is None else _link(link, site.relative_url(url))

    parts, end = list[str](), 0
    for link in links(text):
        parts += (text[end : link.start], written(link))
        end = link.end
    item.content = "".join((*parts, text[end:]))
    if given(item.data.get("excerpt")) and not _has_fixed_excerpt(site, item):  # also one that front matter sets
        item.cut_excerpt()


def _has_fixed_excerpt(site: SiteContents, item: Item) -> bool:
    """Whether a page's excerpt was read before: jekyll-default-layout reads it, and Jekyll keeps the first result."""
    plugins = site.config.get("plugins")
    return isinstance(item, Page) and isinstance(plugins, list) and "jekyll-default-layout" in plugins


def _link(link: MarkdownLink, url: str) -> str:
    after = f"{url}{link.fragment}{link.title}"
    return f"\n[{link.label}]: {after}" if link.is_definition else f"[{link.label}]({after})"


def _is_excluded(site: SiteContents, item: Item) -> bool:
    patterns = section(site, "relative_links").get("exclude")
    return isinstance(patterns, list) and site.matches_glob(patterns, item.relative_path)
