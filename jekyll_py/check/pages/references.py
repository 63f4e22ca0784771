"""Finds the addresses that a page refers to: the table of elements and attributes that have them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ...lazy.tuples import NamedTuple
from ..reference import BASE_ELEMENT, FoundReference, Kind, Reference
from ..stylesheet import urls_in
from .element import Attribute, Element
from .page import IGNORED, Page

_ATTRIBUTES = (
    ("a", "href", Kind.LINK),
    ("area", "href", Kind.LINK),
    ("img", "src", Kind.IMAGE),
    ("img", "srcset", Kind.IMAGE),
    ("img", "longdesc", Kind.LINK),
    ("source", "src", Kind.MEDIA),
    ("source", "srcset", Kind.IMAGE),
    ("input", "src", Kind.IMAGE),
    ("input", "formaction", Kind.FORM),
    ("button", "formaction", Kind.FORM),
    ("video", "src", Kind.MEDIA),
    ("video", "poster", Kind.IMAGE),
    ("audio", "src", Kind.MEDIA),
    ("track", "src", Kind.MEDIA),
    ("embed", "src", Kind.MEDIA),
    ("object", "data", Kind.MEDIA),
    ("iframe", "src", Kind.FRAME),
    ("frame", "src", Kind.FRAME),
    ("script", "src", Kind.SCRIPT),
    ("form", "action", Kind.FORM),
    ("blockquote", "cite", Kind.LINK),
    ("q", "cite", Kind.LINK),
    ("ins", "cite", Kind.LINK),
    ("del", "cite", Kind.LINK),
    ("body", "background", Kind.IMAGE),
    ("table", "background", Kind.IMAGE),
    ("image", "href", Kind.IMAGE),
    ("image", "xlink:href", Kind.IMAGE),
    ("use", "href", Kind.IMAGE),
    ("use", "xlink:href", Kind.IMAGE),
)
"""The attributes that hold addresses (HTML Standard, index of attributes; SVG 2, 5.6)."""

_RELATIONS = {
    "stylesheet": Kind.STYLE,
    "icon": Kind.ICON,
    "apple-touch-icon": Kind.ICON,
    "apple-touch-icon-precomposed": Kind.ICON,
    "mask-icon": Kind.ICON,
    "manifest": Kind.MANIFEST,
    "canonical": Kind.CANONICAL,
    "preload": Kind.OTHER,
    "prefetch": Kind.OTHER,
    "modulepreload": Kind.SCRIPT,
    "next": Kind.LINK,
    "prev": Kind.LINK,
    "license": Kind.LINK,
    "author": Kind.LINK,
    "search": Kind.OTHER,
    "help": Kind.LINK,
    "amphtml": Kind.LINK,
}
"""The kinds of ``<link>`` by the word of ``rel`` (HTML Standard, 4.6.7)."""
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")

_META = {
    **dict.fromkeys(("og:image", "og:image:url", "og:image:secure_url", "twitter:image"), Kind.SOCIAL),
    **dict.fromkeys(("og:video", "og:audio", "twitter:image:src"), Kind.SOCIAL),
    "og:url": Kind.CANONICAL,
    "msapplication-config": Kind.OTHER,
    "msapplication-tileimage": Kind.ICON,
}
_REFRESH = re.compile(r"""\s*(?P<seconds>\d+)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?(?P<url>[^"']*)""", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*(?P<url>[^\s,]\S*[^\s,]|[^\s,])(?:,+|\s+[^,]*(?:,|$)|$)")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|\\")


def references_of(page: Page) -> Iterator[FoundReference]:
    """Every reference of a page. What stands in ``<template>`` counts for none."""
    for element, attribute, kind in _written(page):
        name = attribute.name
        if name in ("srcset", "imagesrcset"):
            found = ((match["url"], match.start("url")) for match in _CANDIDATE.finditer(attribute.written))
            parts = [(url, attribute.at + start) for url, start in found]
        else:
            parts = [(attribute.value, attribute.at)]
        for url, at in parts:
            reference = Reference(kind, element.name, name, url.strip(), base_of(url.strip(), page))
            yield FoundReference(reference, at, url)
    yield from _metas(page)
    yield from _styles(page)


class Refresh(NamedTuple):
    """A ``<meta http-equiv="refresh">`` with an address."""

    seconds: int
    url: str
    start: int
    """Where the address begins in ``content``."""


def refresh_of(meta: Element) -> Refresh | None:
    """The address that a ``<meta>`` sends browsers to; None if it does not."""
    if (meta.get("http-equiv") or "").strip().lower() != "refresh":
        return None
    match = _REFRESH.match(meta.get("content") or "")
    return None if match is None else Refresh(int(match["seconds"][:9]), match["url"].strip(), match.start("url"))


def base_of(url: str, page: Page) -> str:
    """The path that an address of a page is relative to; empty for an absolute one."""
    if _ABSOLUTE.match(url):
        return ""
    if _ABSOLUTE.match(page.base):
        return f"{BASE_ELEMENT}{page.base}"
    folder = f"/{page.path[: page.path.rfind('/') + 1]}"
    document = f"/{page.path}"
    if page.base:
        document = posixpath.normpath(folder + page.base).rstrip("/") + "/" * page.base.endswith("/")
    return document if not url or url[0] in "#?" else document[: document.rfind("/") + 1]


def is_ignored(element: Element) -> bool:
    """Whether an attribute of an element, or of one of its ancestors, excludes it from the check."""
    return any(each.has(name) for each in (element, *element.ancestors) for name in IGNORED)


def _written(page: Page) -> Iterator[tuple[Element, Attribute, Kind]]:
    """The attributes that hold addresses."""
    for name, attribute, kind in _ATTRIBUTES:
        for element in page.named(name):
            if element.has(attribute) and not element.is_in("template"):
                yield element, element.attributes[attribute], kind
    for element in page.named("link"):
        relation = _relation(element)
        for attribute in ("href", "imagesrcset"):
            if relation is not None and element.has(attribute):
                yield element, element.attributes[attribute], relation


def _relation(link: Element) -> Kind | None:
    """The kind of a ``<link>``; None if its address is not one of a file."""
    words = (link.get("rel") or "").lower().split()
    if "alternate" in words and "stylesheet" not in words:
        if link.has("hreflang"):
            return Kind.ALTERNATE
        return Kind.FEED if (link.get("type") or "").lower() in _FEEDS else Kind.LINK
    return next((_RELATIONS[word] for word in words if word in _RELATIONS), None)


def _metas(page: Page) -> Iterator[FoundReference]:
    for meta in page.named("meta"):
        content = meta.attributes.get("content")
        if content is None:
            continue
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in _META and content.value.strip():
            url = content.value.strip()
            yield FoundReference(Reference(_META[name], "meta", name, url, base_of(url, page)), content.at, url)
        elif (refresh := refresh_of(meta)) is not None:
            reference = Reference(Kind.LINK, "meta", "refresh", refresh.url, base_of(refresh.url, page))
            yield FoundReference(reference, content.at + refresh.start, refresh.url)


def _styles(page: Page) -> Iterator[FoundReference]:
    """The addresses in ``<style>`` and ``style=""``."""
    texts = [(style.content_at, page.content_of(style)) for style in page.named("style")]
    if "url(" in page.text:
        values = (element.attributes["style"] for element in page.having("style"))
        texts += [(value.at, value.value) for value in values if "url(" in value.value]
    for start, text in texts:
        for found in urls_in(text):
            reference = Reference(Kind.CSS, "css", found.function, found.url, base_of(found.url, page))
            yield FoundReference(reference, start + found.at, found.url)
