"""The address that a folder of HTML is published under, as its sitemap tells, where no configuration says it."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from ..sitemap import sitemap_of
from .file import BuiltFile
from .published import Published
from .site_index import SiteIndex, posix_path

_SITEMAP = "sitemap.xml"
_HOME = "index.html"
_LEAST_SHARE = 0.5


def published_in(folder: str, files: Collection[str]) -> Published:
    """The address of a built site: the shortest one in its sitemap, if most others lead to its files below that.

    Args:
        folder: the built site.
        files: its files, relative to it.
    """
    if _SITEMAP not in files or _HOME not in files:
        return Published()
    sitemap = sitemap_of(BuiltFile(folder, _SITEMAP))
    addresses = [] if sitemap is None or sitemap.is_index else [each.address for each in sitemap.entries]
    homes = sorted((each for each in addresses if each.endswith("/")), key=len)
    if not homes or not _is_home(homes[0], addresses, SiteIndex(files)):
        return Published()
    return _published_at(homes[0])


def _is_home(home: str, addresses: Collection[str], site: SiteIndex) -> bool:
    below = [each.removeprefix(home) for each in addresses if each.startswith(home)]
    found = sum(site.file_at(posix_path(each)) is not None for each in below)
    return found > len(addresses) * _LEAST_SHARE


def _published_at(address: str) -> Published:
    try:
        parts = urlsplit(address)
    except ValueError:
        return Published()
    return Published(parts.path.rstrip("/"), f"{parts.scheme}://{parts.netloc}") if parts.netloc else Published()
