"""jekyll-sitemap: ``sitemap.xml`` and a ``robots.txt`` that names it, unless the site has its own.

Keys: ``sitemap: false`` and ``last_modified_at`` in front matter. A file ``sitemap.xsl`` becomes the style sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..plugins import Context, Document, Generator, SiteContents, Tag, call_filter, to_s
from ..plugins.internals import Reads
from .values import either, given, look, members

_LISTED = (".htm", ".html", ".xhtml", ".pdf")
"""The static files that count as pages."""

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ROBOTS = 'Sitemap: {{ "sitemap.xml" | absolute_url }}\n'


class Sitemap(Generator):
    """Adds the two pages."""

    priority = "lowest"
    reads = Reads(texts=False, keys=(), settings=(), data=False)

    def generate(self, site: SiteContents) -> None:
        """Add the files that the site does not have itself."""
        if not _has(site, "/sitemap.xml"):
            data = {"layout": None, "xsl": _has(site, "/sitemap.xsl")}
            site.pages.append(site.new_page("", "sitemap.xml", data, "{% jekyll_sitemap %}"))
        if not _has(site, "/robots.txt"):
            site.pages.append(site.new_page("", "robots.txt", {"layout": None}, _ROBOTS))

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Only pages and static files stand in the way of the two."""
        return True


class SitemapXML(Tag):
    """The whole sitemap: all that its page consists of."""

    names = "jekyll_sitemap"

    def render(self, context: Context) -> str:
        """Documents, pages and static files, one after the other."""
        lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        if given(look(context.registers["page"], "xsl")):
            style = to_s(call_filter(context, "absolute_url", "/sitemap.xsl"))
            lines.append(f'<?xml-stylesheet type="text/xsl" href="{style}"?>')
        instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        lines.append(f'<urlset {instance} xsi:schemaLocation="{_SCHEMA} {_SCHEMA}/sitemap.xsd" xmlns="{_SCHEMA}">')
        for url, changed in _listed(context):
            lines += _entry(context, url, changed)
        return "\n".join([*lines, "</urlset>\n"])


def _listed(context: Context) -> Iterator[tuple[object, object]]:
    """Each address with the date of its last change, if that is known."""
    site = context.lookup("site")
    written = (each for each in members(look(site, "collections")) if look(each, "output") is not False)
    for document in (document for collection in written for document in members(look(collection, "docs"))):
        if _wanted(document):
            yield look(document, "url"), either(look(document, "last_modified_at"), look(document, "date"))
    for page in members(look(site, "html_pages")):
        if _wanted(page) and look(page, "url") != "/404.html":
            yield look(page, "url"), look(page, "last_modified_at")
    for file in members(look(site, "static_files")):
        if look(file, "extname") in _LISTED and _wanted(file) and look(file, "name") != "404.html":
            yield look(file, "path"), look(file, "modified_time")


def _entry(context: Context, url: object, changed: object) -> Iterator[str]:
    address = call_filter(context, "absolute_url", to_s(url).replace("/index.html", "/"))
    yield "<url>"
    yield f"<loc>{to_s(call_filter(context, 'xml_escape', address))}</loc>"
    if given(changed):
        yield f"<lastmod>{to_s(call_filter(context, 'date_to_xmlschema', changed))}</lastmod>"
    yield "</url>"


def _wanted(item: object) -> bool:
    return look(item, "sitemap") is not False


def _has(site: SiteContents, url: str) -> bool:
    return any(page.url == url for page in site.pages) or any(file.url == url for file in site.static_files)
