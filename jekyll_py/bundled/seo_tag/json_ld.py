"""The JSON-LD that jekyll-seo-tag puts on a page: the page in the vocabulary of schema.org."""

from __future__ import annotations

from ..values import either, given
from .page import SeoPage

_ENTITIES = ("BlogPosting", "CreativeWork")
_ORDER_BEFORE_2_8 = (
    *("name", "description", "author", "headline", "dateModified", "datePublished", "image", "sameAs", "@type"),
    *("publisher", "mainEntityOfPage", "url", "@context"),
)
"""The order of the keys as one Ruby wrote them; it was that of Ruby's method table."""
_AUTHORS = ("Organization", "Person")


def json_ld(page: SeoPage) -> dict[str, object]:
    """The keys that have a value, since 2.8 in alphabetical order."""
    values = {
        "@context": "https://schema.org",
        "@type": page.type,
        "author": _author(page),
        "dateModified": page.date_modified,
        "datePublished": page.date_published,
        "description": page.description,
        "headline": page.page_title,
        "image": _image(page),
        "mainEntityOfPage": _main_entity(page),
        "name": page.name,
        "publisher": _publisher(page),
        "sameAs": page.links,
        "url": page.canonical_url,
    }
    order = sorted(values) if page.version >= (2, 8) else _ORDER_BEFORE_2_8
    return {key: values[key] for key in order if values[key] is not None}


def _author(page: SeoPage) -> dict[str, object] | None:
    author = page.author
    if page.version < (2, 8):
        return {"@type": "Person", "name": author.name} if given(author.name) else None
    if not given(author.name) or (given(author.type) and author.type not in _AUTHORS):
        return None
    url = {"url": author.url} if given(author.url) else {}
    return {"@type": either(author.type, "Person"), "name": author.name, **url}


def _image(page: SeoPage) -> object:
    if page.image is None or len(page.image) == 1:
        return page.image and page.image["path"]
    rest = {key: value for key, value in page.image.items() if key != "path"}
    return {**rest, "url": page.image["path"], "@type": "imageObject"}


def _main_entity(page: SeoPage) -> dict[str, object] | None:
    return {"@type": "WebPage", "@id": page.canonical_url} if page.type in _ENTITIES else None


def _publisher(page: SeoPage) -> dict[str, object] | None:
    logo = page.logo
    if not given(logo):
        return None
    name = {"name": page.author.name} if given(page.author.name) else {}
    return {"@type": "Organization", "logo": {"@type": "ImageObject", "url": logo}, **name}
