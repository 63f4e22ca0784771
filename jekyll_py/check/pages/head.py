"""The head of a page: what it tells search engines, and where it sends browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...lazy.tuples import NamedTuple
from ..reference import Kind, Reference
from .element import Element
from .page import Page
from .references import base_of, refresh_of

Address = tuple[str, str]
"""An address as it is written, and the path that it is relative to."""
_ROBOTS = frozenset({"robots", "googlebot"})
_NOT_LISTED = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)


class Head(NamedTuple):
    """The values in the head of a page, of types that `marshal` can write."""

    language: str
    """``lang`` of the root."""
    is_listed: bool
    """Whether search engines may list the page."""
    redirect: Address | None
    """Where it sends browsers at once."""
    canonicals: tuple[Address, ...]
    alternates: tuple[tuple[str, str, str], ...]
    """Its versions in other languages: the code, then an address."""


def head_of(page: Page) -> Head | None:
    """The head of a page; None for what is no whole document."""
    root = next(page.named("html"), None)
    if root is None and not page.has_doctype:
        return None
    links = [link for link in page.named("link") if link.get("href")]
    return Head(
        language="" if root is None else root.get("lang") or "",
        is_listed=is_listed(page),
        redirect=redirect_of(page),
        canonicals=tuple(_address(link, page) for link in links if "canonical" in _relations(link)),
        alternates=tuple(
            (link.get("hreflang") or "", *_address(link, page))
            for link in links
            if "alternate" in _relations(link) and link.has("hreflang")
        ),
    )


def collect_head(page: Page) -> object | None:
    """The head as a plain tuple, for the cache."""
    head = head_of(page)
    return None if head is None else tuple(head)


def heads_in(collected: Mapping[str, object]) -> Iterator[tuple[str, Head]]:
    """The heads by path, from what `collect_head` gave, or from heads."""
    for path, value in collected.items():
        assert isinstance(value, tuple)
        yield path, value if isinstance(value, Head) else Head(*value)


def head_in(collected: Mapping[str, object], path: str) -> Head | None:
    """The head of one page; None if it has none."""
    value = collected.get(path)
    return Head(*value) if isinstance(value, tuple) else None


def heads_with_versions(collected: Mapping[str, object]) -> Iterator[tuple[str, Head]]:
    """The heads that name versions in other languages, by path; on most sites they are few or none."""
    return ((path, head) for path, head in heads_in(collected) if head.alternates)


def is_document(page: Page) -> bool:
    """Whether a page is a document rather than a part of one, and no redirect."""
    return page.has_doctype and not is_redirect(page)


def is_redirect(page: Page) -> bool:
    """Whether a page sends browsers elsewhere."""
    return any((meta.get("http-equiv") or "").strip().lower() == "refresh" for meta in page.named("meta"))


def is_listed(page: Page) -> bool:
    """Whether search engines may list a page."""
    metas = (meta for meta in page.named("meta") if (meta.get("name") or "").lower() in _ROBOTS)
    return not any(_NOT_LISTED.search(meta.get("content") or "") for meta in metas)


def metas(page: Page, name: str) -> Iterator[Element]:
    """The ``<meta>`` of a page with a ``name``."""
    return (meta for meta in page.named("meta") if (meta.get("name") or "").lower() == name)


def redirect_of(page: Page) -> Address | None:
    """Where a page sends browsers at once; None if it does not, or waits before it does."""
    for meta in page.named("meta"):
        refresh = refresh_of(meta)
        if refresh is not None and refresh.seconds <= 1 and refresh.url:
            return refresh.url, base_of(refresh.url, page)
    return None


def reference_to(address: Address) -> Reference:
    """An address of a head as a reference, to be resolved."""
    return Reference(Kind.LINK, "link", "href", *address)


def _relations(link: Element) -> list[str]:
    return (link.get("rel") or "").lower().split()


def _address(link: Element, page: Page) -> Address:
    url = (link.get("href") or "").strip()
    return url, base_of(url, page)
