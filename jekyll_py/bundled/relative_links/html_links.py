"""jekyll-relative-links since 0.8: links to Markdown files in HTML, in pages and by the filter ``rellinks``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote_plus

from ...plugins import Item, Page, SiteRegister, to_s
from ...plugins.internals import Patterns, lazy_pattern, under_baseurl
from ..values import look

SCHEME = lazy_pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
"""The beginning of an address with a scheme, which leads to no file of the site."""
_TAG = lazy_pattern(r"<a\s([^>]*)>")
_LINK = lazy_pattern(r'(?P<before>|.*?\s)href="(?P<path>[^"]+\.md)(?P<fragment>#[^"]*)?"(?P<after>.*)', re.DOTALL)
_SIMPLE_LINK = lazy_pattern(r'<a href="([^"]+\.md)(?:#([^"]+))?"')
SINCE = (0, 8)
_WITH_BASEURL = (0, 9)


def with_html_links(item: Item, output: str, site: SiteRegister) -> str:
    """A finished page with its links to Markdown files led to what is written from them, if it is in Markdown."""
    version = site.reference.plugin("jekyll-relative-links")
    if version < SINCE or ".md" not in output or not _is_affected(item, site):
        return output
    has_baseurl, folder = version >= _WITH_BASEURL, posixpath.dirname(item.relative_path)

    def url(path: str) -> str | None:
        found = site.link_target(unquote_plus(target_path(path, folder)))
        return _below(site, found) if has_baseurl else found

    end = output.rfind(">") + 1  # a tag without an end is searched for its end once
    return _TAG.sub(lambda tag: _rewritten(tag, url), output[:end]) + output[end:]


def with_simple_links(html: str, folder: str, site: SiteRegister) -> str:
    """HTML from a page in a folder, with its links that have no other attribute before the address led on."""

    def rewritten(link: re.Match[str]) -> str:
        found = None if SCHEME.match(link[1]) else site.link_target(unquote_plus(target_path(link[1], folder)))
        url = _below(site, found)
        return link[0] if url is None else f'<a href="{url}{f"#{link[2]}" if link[2] else ""}"'

    return _SIMPLE_LINK.sub(rewritten, html)


def target_path(target: str, folder: str) -> str:
    """The path of the source that a link on a page in a folder names; it may begin with a slash."""
    base = "" if target.startswith("/") else folder
    return posixpath.normpath(posixpath.join(base, target.removeprefix("/")))


def _rewritten(tag: re.Match[str], url: Callable[[str], str | None]) -> str:
    link = _LINK.fullmatch(tag[1])
    address = None if link is None or SCHEME.match(link["path"]) else url(link["path"])
    if link is None or address is None:
        return tag[0]
    href = f'href="/{address.removeprefix("/")}{link["fragment"] or ""}"'
    return f"<a {' '.join(part for part in (link['before'].strip(), href, link['after'].strip()) if part)}>"


def _below(site: SiteRegister, url: str | None) -> str | None:
    return None if url is None else under_baseurl(to_s(site.config.get("baseurl")), url)


def _is_affected(item: Item, site: SiteRegister) -> bool:
    settings = site.config.get("relative_links")
    if settings is False or look(settings, "enabled") is False or not site.is_markdown(item.ext):
        return False
    excluded = look(settings, "exclude")
    if isinstance(excluded, list) and _patterns(tuple(excluded), site.source).match(item.relative_path):
        return False
    return isinstance(item, Page) or look(settings, "collections") is True


@lru_cache(maxsize=1)
def _patterns(globs: tuple[object, ...], source: str) -> Patterns:
    return Patterns([each for each in globs if isinstance(each, str)], source)
