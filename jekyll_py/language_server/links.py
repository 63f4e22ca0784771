"""Links in sources: the address that they lead to, and the spelling of an address as a link."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from .known_site import Address, KnownSite


def target_of(site: KnownSite, path: str, written: str) -> Address | None:
    """The address that a link leads to; None if it leads out of the site or to nothing.

    Args:
        site: the site.
        path: the path below the site of the file with the link.
        written: the link as it is written, without a fragment.
    """
    if "://" in written or written.startswith(("//", "mailto:", "#")):
        return None
    found = (site.by_name.get(unquote(each)) for each in _candidates(site, path, written))
    return next((each for each in found if each is not None), None)


def _candidates(site: KnownSite, path: str, written: str) -> Iterator[str]:
    """The addresses and sources that a link may mean."""
    own = site.address_of(path)
    if written.startswith("/"):
        if own is not None and own.folder:  # in an edition links lead to its own pages
            yield f"/{own.folder}{written}"
        yield written
        if site.baseurl and f"{written}/".startswith(f"{site.baseurl}/"):
            yield written[len(site.baseurl) :] or "/"
        return
    source = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
    yield f"source:{source}"
    if own is not None:
        yield posixpath.normpath(posixpath.join(own.url, "." if own.url.endswith("/") else "..", written)) + (
            "/" if written.endswith("/") else ""
        )
