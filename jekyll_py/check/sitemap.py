"""The sitemaps of a site as values (sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..lazy.tuples import NamedTuple
from .built.file import BuiltFile
from .built.site_index import SiteIndex
from .built.target import Target
from .reference import Kind, Reference
from .xml_document import MalformedXmlError, XmlDocument, XmlElement, parse_xml

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
FILES = ("sitemap*.xml", "*/sitemap*.xml", "*sitemap.xml")
_IS_SITEMAP = re.compile(r"(?:^|/)(?:sitemap[^/]*|[^/]*sitemap)\.xml\Z")


class Entry(NamedTuple):
    """An entry: a ``<url>``, or a ``<sitemap>`` of an index."""

    address: str
    """``<loc>``; empty if it has none."""
    element: XmlElement
    at: int
    """The offset of the address, or of the entry if it has none."""


class Sitemap(NamedTuple):
    """A sitemap, or an index of sitemaps."""

    document: XmlDocument
    is_index: bool
    entries: Sequence[Entry]


def sitemap_of(file: BuiltFile) -> Sitemap | None:
    """The sitemap in a file; None if it is none or cannot be read."""
    return sitemap_in(file.text)


@lru_cache(maxsize=8)
def sitemap_in(text: str) -> Sitemap | None:
    """The sitemap in a text; None if it is none or cannot be read."""
    try:
        document = parse_xml(text)
    except MalformedXmlError:
        return None
    root = document.root
    if root.name not in ("urlset", "sitemapindex"):
        return None
    is_index = root.name == "sitemapindex"
    own = root.named("sitemap" if is_index else "url")
    return Sitemap(document, is_index, [_entry(document, each) for each in own])


def sitemaps_in(site: SiteIndex) -> Iterator[tuple[str, Sitemap]]:
    """The sitemaps of a site by path; indexes are left out."""
    for path in sitemap_paths(sorted(site.files)):
        sitemap = sitemap_of(site.built(path))
        if sitemap is not None and not sitemap.is_index:
            yield path, sitemap


def sitemap_paths(files: Iterable[str]) -> Iterator[str]:
    """The files that are sitemaps by their names."""
    return (path for path in files if _IS_SITEMAP.search(path))


def target_of(address: str, site: SiteIndex) -> Target:
    """The target of an address of a sitemap."""
    return site.resolve(Reference(Kind.LINK, "loc", "loc", address, ""))


def _entry(document: XmlDocument, element: XmlElement) -> Entry:
    loc = element.first("loc")
    return Entry("" if loc is None else loc.text.strip(), element, document.at(element if loc is None else loc))
