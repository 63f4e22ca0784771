"""jekyll-archives: a page for each tag, category, year, month and day that has posts.

Keys: ``jekyll-archives.enabled`` (``all`` or a list of ``tags``, ``categories``, ``year``, ``month``, ``day``),
``.layout``, ``.layouts`` and ``.permalinks`` by kind, ``.slug_mode``. Templates see ``page.posts``, ``.type``,
``.title`` and ``.date``, and ``site.archives``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import quote, unquote

from ..plugins import Document, Generator, Page, SiteContents, slugify, to_s
from ..plugins.internals import Reads
from .settings import section
from .values import either, given, is_hash, look, merged

_KEY = "jekyll-archives"
_PERMALINKS = {
    "year": "/:year/",
    "month": "/:year/:month/",
    "day": "/:year/:month/:day/",
    "tag": "/tag/:name/",
    "category": "/category/:name/",
}
_DEFAULTS: Mapping[str, object] = {"layout": "archive", "enabled": [], "permalinks": _PERMALINKS}
_URL_SAFE = "/!$&'()*+,;=:@"
_NAMED = {"tags": "tag", "categories": "category"}
Name = TypeVar("Name", bound=Hashable)

_DATED = (("year", "%Y"), ("month", "%m"), ("day", "%d"))


@dataclass(frozen=True, slots=True)
class Archive:
    """The posts with one tag, one category or one period of time."""

    kind: str
    """``tag``, ``category``, ``year``, ``month`` or ``day``."""
    title: str | None
    """The tag or category."""
    date: date | None
    """The first day of a year, month or day."""
    placeholders: Mapping[str, str | None]
    """The values of the placeholders of the permalink; None also removes the slash before the placeholder."""
    posts: list[Document]


class Archives(Generator):
    """Adds the pages."""

    reads = Reads(texts=False, keys=(), settings=(_KEY,), data=False)

    def generate(self, site: SiteContents) -> None:
        """Add those that are enabled; templates see the settings with the default ones."""
        options = merged(_DEFAULTS, section(site, _KEY))
        enabled = options.get("enabled")
        pages = [
            _page(site, options, archive)
            for what, archive in _archives(site, options.get("slug_mode"))
            if enabled in (True, "all") or (isinstance(enabled, list) and what in enabled)
        ]
        site.pages.extend(pages)
        site.variables["archives"] = pages
        if is_hash(site.config.get(_KEY, {})):
            site.variables[_KEY] = options


def _archives(site: SiteContents, slug_mode: object) -> Iterator[tuple[str, Archive]]:
    """Every archive, with the word that enables it."""
    posts = site.collections["posts"].docs
    newest = {post: place for place, post in enumerate(site.newest_posts())}
    for key, kind in _NAMED.items():
        for name, found in _grouped((name, post) for post in posts for name in _names(post.data[key])):
            title = name if isinstance(name, str) else None  # a number has an archive, but no name
            slug = None if title is None else slugify(title, to_s(slug_mode) if given(slug_mode) else None)
            yield key, Archive(kind, title, None, {"name": slug}, sorted(found, key=newest.__getitem__))
    yield from _dated(posts, newest, ())


def _dated(
    posts: Iterable[Document], newest: Mapping[Document, int], within: tuple[str, ...]
) -> Iterator[tuple[str, Archive]]:
    """The archives of the years, or of the months and days in one."""
    kind, code = _DATED[len(within)]
    for name, found in _grouped((post.date.strftime(code), post) for post in posts):
        parts, group = (*within, name), sorted(found, key=newest.__getitem__)
        placeholders = {kind: part for (kind, _), part in zip(_DATED, parts, strict=False)}
        yield kind, Archive(kind, None, date(*map(int, (*parts, "1", "1")[:3])), placeholders, group)
        if len(parts) < len(_DATED):
            yield from _dated(group, newest, parts)


def _grouped(pairs: Iterable[tuple[Name, Document]]) -> list[tuple[Name, list[Document]]]:
    groups: dict[tuple[type, Name], list[Document]] = {}
    for name, post in pairs:
        groups.setdefault((type(name), name), []).append(post)
    return [(name, posts) for (_, name), posts in groups.items()]


def _names(value: object) -> list[Hashable]:
    return [name if isinstance(name, Hashable) else to_s(name) for name in value] if isinstance(value, list) else []


def _page(site: SiteContents, options: Mapping[str, object], archive: Archive) -> Page:
    url = _url(options, archive)
    folder, name = posixpath.split(unquote(url))
    page = site.new_page(folder.rstrip("/"), name or "index.html")
    page.data.defaults = {}
    page.data.update(
        {
            "layout": either(look(options, "layouts", archive.kind), options.get("layout"), "archive"),
            "type": archive.kind,
            "title": archive.title,
            "date": archive.date,
            "posts": archive.posts,
        }
    )
    page.url = url
    page.name = page.basename
    return page


def _url(options: Mapping[str, object], archive: Archive) -> str:
    own = look(options, "permalinks", archive.kind)
    template = to_s(own) if given(own) else _PERMALINKS[archive.kind]
    for key, value in {**archive.placeholders, "type": archive.kind}.items():
        template = template.replace(f"/:{key}", "") if value is None else template
        template = template.replace(f":{key}", quote(value or "", safe=_URL_SAFE, errors="surrogateescape"))
    return re.sub("/{2,}", "/", f"/{template}")
