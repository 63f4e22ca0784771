"""Cases of sitemaps."""

from .case import Case

_OWN = "https://example.org"
_SITE = {"url": _OWN}
_NAMESPACE = ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _map(*entries: str, namespace: str = _NAMESPACE) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset{namespace}>{"".join(entries)}</urlset>\n'


def _url(address: str, more: str = "") -> str:
    return f"<url><loc>{address}</loc>{more}</url>"


def _page(head: str = "") -> str:
    return f'<!DOCTYPE html>\n<html lang="en"><head><title>T</title>{head}</head><body></body></html>\n'


_NOINDEX = _page('<meta name="robots" content="noindex">')
_REDIRECT = _page('<meta http-equiv="refresh" content="0; url=/a.html">')

CASES = (
    Case(
        "sitemap-invalid",
        {
            "sitemap.xml": _map(
                _url("https://example.org/", "<lastmod>29.11.2026</lastmod>"),
                _url("https://example.org/a", "<lastmod>2026-13-29</lastmod>"),
                _url("https://example.org/b", "<changefreq>often</changefreq>"),
                _url("https://example.org/c", "<priority>5</priority>"),
                "<url></url>",
            )
        },
        {
            "sitemap.xml": _map(
                _url("https://example.org/", "<lastmod>2026-11-29</lastmod>"),
                _url("https://example.org/a", "<lastmod>2026-11-29T12:00:00+00:00</lastmod>"),
                _url("https://example.org/b", "<lastmod>2026-11</lastmod><changefreq>daily</changefreq>"),
                _url("https://example.org/c", "<priority>0.5</priority><priority>1.0</priority>"),
            ),
            "sitemap-of-us.xml": "<people><url/></people>",
        },
        times=5,
    ),
    Case(
        "sitemap-invalid",
        {"sitemap.xml": _map(namespace="")},
        {"sitemap.xml": f"<sitemapindex{_NAMESPACE}></sitemapindex>"},
    ),
    Case(
        "sitemap-address-foreign",
        {"sitemap.xml": _map(_url("https://example.com/a")), "sitemap2.xml": _map(_url("/a"), _url("/b"))},
        {"sitemap.xml": _map(_url(f"{_OWN}/a"))},
        config=_SITE,
        times=2,
    ),
    Case("url-missing", {"sitemap.xml": _map(_url("/a"))}, {"sitemap.xml": _map(_url(f"{_OWN}/a"))}),
    Case("url-missing", {"sitemap.xml": _map(_url("/a"))}, {"feed.xml": "<feed/>"}, says="set url"),
    Case(
        "sitemap-target-missing",
        {
            "sitemap.xml": _map(_url(f"{_OWN}/docs/gone/"), _url(f"{_OWN}/docs/A.html")),
            "sitemap_index.xml": f"<sitemapindex{_NAMESPACE}><sitemap><loc>{_OWN}/docs/map.xml</loc></sitemap>"
            "</sitemapindex>",
            "docs/a.html": "",
        },
        {"sitemap.xml": _map(_url(f"{_OWN}/docs/a.html"), _url(f"{_OWN}/docs/a")), "docs/a.html": ""},
        config=_SITE,
        times=3,
    ),
    Case(
        "sitemap-repeated",
        {"sitemap.xml": _map(_url(f"{_OWN}/a"), _url(f"{_OWN}/a"))},
        {"sitemap.xml": _map(_url(f"{_OWN}/a"), _url(f"{_OWN}/b"))},
    ),
    Case(
        "sitemap-unwanted",
        {
            "sitemap.xml": _map(*(_url(f"{_OWN}/{name}.html") for name in ("a", "b", "404", "d", "e"))),
            "a.html": _NOINDEX,
            "b.html": _REDIRECT,
            "404.html": "",
            "d.html": _page('<link rel="canonical" href="/f.html">'),
            "e.html": "",
            "f.html": "",
            "robots.txt": "User-agent: *\nDisallow: /e.html\n",
        },
        {
            "sitemap.xml": _map(_url(f"{_OWN}/a.html"), _url(f"{_OWN}/b.html"), _url(f"{_OWN}/c.pdf")),
            "a.html": "",
            "b.html": _page('<link rel="canonical" href="/b.html">'),
            "c.pdf": "",
            "robots.txt": "User-agent: *\nDisallow: /private/\nAllow: /\n",
        },
        config=_SITE,
        times=5,
    ),
    Case(
        "sitemap-incomplete",
        {"sitemap.xml": _map(_url(f"{_OWN}/a.html")), "a.html": "", "b.html": "", "c.html": ""},
        {"sitemap.xml": _map(_url(f"{_OWN}/a")), "a.html": "", "b.html": _NOINDEX, "c.html": _REDIRECT, "404.html": ""},
        config=_SITE,
        says="2 pages are in no sitemap: /b.html, /c.html",
    ),
    Case("sitemap-incomplete", {"sitemap.xml": _map(), "a.html": ""}, {"a.html": ""}),
)
"""The cases."""
