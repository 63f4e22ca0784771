"""jekyll-seo-tag: ``{% seo %}`` prints titles, descriptions, Open Graph, Twitter and JSON-LD for the page.

Keys of the site: ``title``, ``name``, ``tagline``, ``description``, ``url``, ``lang``, ``locale``, ``logo``,
``author``, ``twitter``, ``facebook``, ``social``, ``webmaster_verifications``, ``google_site_verification``,
``seo_paginator_message``; of a page: ``seo``, ``title``, ``description``, ``author``, ``authors``, ``image``,
``canonical_url``, ``lang``, ``locale``, ``last_modified_at``, ``twitter``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...plugins import Context, Tag, call_filter, to_s
from ...plugins.internals import lazy_pattern, ruby_to_s
from ...reference import text
from ..values import given, in_script, look
from .json_ld import json_ld
from .page import SeoPage

_NO_CANONICAL = lazy_pattern("canonical=false", re.I)
_NO_TITLE = lazy_pattern("title=false", re.I)

_FACEBOOK = (("admins", "fb:admins"), ("publisher", "article:publisher"), ("app_id", "fb:app_id"))
_VERIFICATIONS = (
    ("google", "google-site-verification"),
    ("bing", "msvalidate.01"),
    ("alexa", "alexaVerifyID"),
    ("yandex", "yandex-verification"),
    ("baidu", "baidu-site-verification"),
    ("facebook", "facebook-domain-verification"),
)


class Seo(Tag):
    """The tags; ``title=false`` leaves ``<title>`` out, ``canonical=false`` since 2.9 the canonical link."""

    names = "seo"

    def render(self, context: Context) -> str:
        """One tag a line, between two comments."""
        page = SeoPage(context)
        lines = [f"<!-- Begin Jekyll SEO tag v{text(page.version)} -->"]
        if given(page.title) and not _NO_TITLE.search(self.markup):
            lines.append(f"<title>{page.title}</title>")
        lines += _basics(page, has_link=page.version < (2, 9) or not _NO_CANONICAL.search(self.markup))
        lines += _image(page)
        lines += _kind(page)
        lines += _twitter(page)
        lines += _verifications(page)
        json = to_s(call_filter(context, "jsonify", json_ld(page)))
        if page.version >= (2, 9, 1):
            json = in_script(json)
        lines += ['<script type="application/ld+json">', f"{json}</script>", "<!-- End Jekyll SEO tag -->\n"]
        return "\n".join(lines)


def _meta(attribute: str, name: str, content: object) -> str:
    return f'<meta {attribute}="{name}" content="{to_s(content)}" />'


def _link(relation: str, url: object) -> str:
    return f'<link rel="{relation}" href="{to_s(url)}" />'


def _basics(page: SeoPage, *, has_link: bool) -> Iterator[str]:
    yield _meta("name", "generator", f"Jekyll v{to_s(look(page.context.lookup('jekyll'), 'version'))}")
    if page.page_title is not None:
        yield _meta("property", "og:title", page.page_title)
    if given(page.author.name):
        yield _meta("name", "author", page.escaped(page.author.name))
    yield _meta("property", "og:locale", page.locale)
    if page.description is not None:
        yield _meta("name", "description", page.description)
        twitter = 'name="twitter:description" ' if page.version >= (2, 9) else ""
        yield f'<meta {twitter}property="og:description" content="{page.description}" />'
    if given(look(page.site, "url")):
        if has_link:
            yield _link("canonical", page.canonical_url)
        yield _meta("property", "og:url", page.canonical_url)
    if page.site_title is not None:
        yield _meta("property", "og:site_name", page.site_title)


def _image(page: SeoPage) -> Iterator[str]:
    if page.image is None:
        return
    yield _meta("property", "og:image", page.image["path"])
    for key in ("height", "width", "alt") if page.version >= (2, 8) else ("height", "width"):
        if given(page.image.get(key)):
            yield _meta("property", f"og:image:{key}", page.escaped(page.image[key]))


def _kind(page: SeoPage) -> Iterator[str]:
    date = look(page.page, "date")
    if given(date) or page.version >= (2, 8):
        yield _meta("property", "og:type", "article" if given(date) else "website")
    if given(date):
        yield _meta("property", "article:published_time", page.moment(date))
        if page.version >= (2, 9) and given(page.date_modified):
            yield _meta("property", "article:modified_time", page.date_modified)
    paginator = page.context.lookup("paginator")
    for relation, key in (("prev", "previous_page"), ("next", "next_page")):
        if given(look(paginator, key)):
            yield _link(relation, page.filter("absolute_url", look(paginator, f"{key}_path")))


def _twitter(page: SeoPage) -> Iterator[str]:
    attribute = "name" if page.version >= (2, 9) else "property"
    if page.image is None:
        yield _meta("name", "twitter:card", "summary")
    else:
        cards = (look(page.page, "twitter", "card"), look(page.site, "twitter", "card"), "summary_large_image")
        yield _meta("name", "twitter:card", next(card for card in cards if given(card) and card not in ("", [], {})))
        yield _meta(attribute, "twitter:image", page.image["path"])
        if given(page.image.get("alt")) and page.version >= (2, 8):
            yield _meta("name", "twitter:image:alt", page.escaped(page.image["alt"]))
    if page.page_title is not None:
        yield _meta(attribute, "twitter:title", page.page_title)
    if given(look(page.site, "twitter")):
        yield _meta("name", "twitter:site", page.escaped(_handle(look(page.site, "twitter", "username"))))
        if given(page.author.twitter):
            yield _meta("name", "twitter:creator", page.escaped(_handle(page.author.twitter)))


def _handle(name: object) -> str:
    return "@" + ruby_to_s(name).replace("@", "")


def _verifications(page: SeoPage) -> Iterator[str]:
    for key, name in _FACEBOOK:
        if given(look(page.site, "facebook", key)):
            yield _meta("property", name, look(page.site, "facebook", key))
    verifications = look(page.site, "webmaster_verifications")
    if given(verifications):
        for key, name in _VERIFICATIONS:
            if given(look(verifications, key)) and (key != "facebook" or page.version >= (2, 8)):
                yield _meta("name", name, look(verifications, key))
        return
    google = look(page.site, "google_site_verification")
    if given(google):
        yield _meta("name", "google-site-verification", google)
