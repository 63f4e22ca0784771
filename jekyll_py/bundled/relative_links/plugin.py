"""jekyll-relative-links: Markdown links to source files become links to the files written from them.

Since 0.7 links may have titles, escaped characters and a slash at their beginning; since 0.8 those in the HTML of
Markdown pages are rewritten too (`html_links`).

Keys: ``relative_links.enabled``, ``.collections`` and ``.exclude``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import unquote_plus

from ...plugins import (
    Context,
    Generator,
    Item,
    Page,
    RenderScope,
    SiteContents,
    StaticFile,
    hook,
    liquid_filter,
    needs_context,
    site_access,
    to_s,
)
from ...plugins.internals import FrontMatter, Reads
from ...reference import Version
from ..settings import is_enabled, section
from ..values import given, look
from .html_links import SCHEME, SINCE, target_path, with_html_links, with_simple_links
from .markdown_links import MarkdownLink, links


class RelativeLinks(Generator):
    """Rewrites the links in the Markdown of pages and, if asked, of documents."""

    priority = "lowest"
    reads = Reads(keys=(), settings=("relative_links", "baseurl", "plugins"), data=False)

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


@hook(("pages", "documents"), "post_render")
def rewrite_html_links(item: Item, output: str, render: RenderScope) -> str:
    """Rewrite the links in HTML."""
    return with_html_links(item, output, render.site)


@liquid_filter("rellinks")
@needs_context
def rellinks(context: Context, html: object) -> object:
    """HTML with its links to Markdown files led to what is written from them, for pages of any kind."""
    if context.environment.reference.plugin("jekyll-relative-links") < SINCE or not isinstance(html, str):
        return html
    folder = posixpath.dirname(to_s(look(context.registers["page"], "path")))
    return with_simple_links(html, folder, site_access(context))


def _affected(site: SiteContents) -> list[Item]:
    in_documents = section(site, "relative_links").get("collections") is True
    return site.items(site.docs_to_write() if in_documents else [])


def _rewrite_all(site: SiteContents, items: Sequence[Item]) -> None:
    targets = _Targets(site)
    for item in items:
        if site.is_markdown(item) and not _is_excluded(site, item):
            _rewrite(site, item, targets)


class _Targets:
    """The items and files that a link may name, looked for at the first link."""

    def __init__(self, site: SiteContents) -> None:
        self._site = site

    def url(self, path: str) -> str | None:
        """The URL of a path of the source, None without such a file."""
        return self._urls.get(path)

    @cached_property
    def _urls(self) -> Mapping[str, str]:
        """Source path → URL; of two with one path the first counts."""
        urls: dict[str, str] = {}
        targets: list[Item | StaticFile] = [*self._site.pages, *self._site.listed_files, *self._site.docs_to_write()]
        for item in targets:
            urls.setdefault(item.relative_path.lstrip("/"), item.url)
        return urls


def _rewrite(site: SiteContents, item: Item, targets: _Targets) -> None:
    version, text = site.config.reference.plugin("jekyll-relative-links"), item.content

    def written(link: MarkdownLink) -> str:
        if link.target.startswith("#") or SCHEME.match(link.target):
            return text[link.start : link.end]
        url = targets.url(_path(link.target, posixpath.dirname(item.relative_path), version))
        return text[link.start : link.end] if url is None else _link(link, site.relative_url(url))

    parts, end = list[str](), 0
    for link in links(text, version):
        parts += (text[end : link.start], written(link))
        end = link.end
    item.content = "".join((*parts, text[end:]))
    if given(item.data.get("excerpt")) and not _has_fixed_excerpt(item, version):
        item.cut_excerpt()


def _path(target: str, folder: str, version: Version) -> str:
    """The path of the source that a link on a page in a folder names."""
    if version < (0, 7):
        return posixpath.normpath(posixpath.join(folder, target.removeprefix("/")))
    if version < (0, 8):
        return unquote_plus(target_path(target, folder))
    return target_path(unquote_plus(target), folder)


def _has_fixed_excerpt(item: Item, version: Version) -> bool:
    """Whether the excerpt stays that of the text before.

    0.6 leaves it, and 0.7 makes one even in the place of one that front matter sets. Pages keep theirs: Jekyll keeps
    the first result, which jekyll-default-layout or jekyll-redirect-from has asked for before, and ends the build
    without these.
    """
    is_given = version >= (0, 8) and isinstance(item.data.get("excerpt"), str)
    return version < (0, 7) or is_given or isinstance(item, Page)


def _link(link: MarkdownLink, url: str) -> str:
    after = f"{url}{link.fragment}{link.title}"
    return f"\n[{link.label}]: {after}" if link.is_definition else f"[{link.label}]({after})"


def _is_excluded(site: SiteContents, item: Item) -> bool:
    patterns = section(site, "relative_links").get("exclude")
    return isinstance(patterns, list) and site.matches_glob(patterns, item.relative_path)
