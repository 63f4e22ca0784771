"""Cases of canonical addresses."""

from .case import Case

_SITE = {"url": "https://example.org"}


def _page(*addresses: str, more: str = "") -> str:
    links = "".join(f'<link rel="canonical" href="{address}">' for address in addresses)
    return f'<!DOCTYPE html>\n<html lang="en"><head><title>T</title>{links}{more}</head><body></body></html>\n'


_OWN = "https://example.org"
_UNLISTED = '<meta name="robots" content="noindex">'
_REDIRECT = '<meta http-equiv="refresh" content="0; url=/a.html">'

CASES = (
    Case("canonical-repeated", {"a.html": _page("/a.html", "/a")}, {"a.html": _page("/a.html"), "b.html": _page()}),
    Case(
        "canonical-relative",
        {"a.html": _page("/a.html")},
        {"a.html": _page(f"{_OWN}/a.html"), "b.html": _page()},
        config=_SITE,
    ),
    Case("canonical-relative", {"a.html": _page("/a.html")}, {"a.html": _page(f"{_OWN}/a")}, config=_SITE),
    Case(
        "canonical-foreign",
        {"a.html": _page("https://example.com/a.html"), "b.html": _page("https://example.com/b.html")},
        {
            "a.html": _page(f"{_OWN}/a.html"),
            "b.html": _page("/b.html"),
            "c.html": _page("https://example.com/", more='<meta http-equiv="refresh" content="0; url=//example.com/">'),
        },
        config=_SITE,
        says="2 pages",
    ),
    Case(
        "canonical-foreign",
        {**{f"{name}.html": _page(f"{_OWN}/{name}.html") for name in "abcde"}, "f.html": _page("https://example.com/")},
        {"a.html": _page(f"{_OWN}/a.html"), "b.html": _page("https://example.com/")},
    ),
    Case(
        "canonical-shared",
        {name: _page(f"{_OWN}/") for name in ("index.html", "a.html", "b.html", "c.html")},
        {"index.html": _page(f"{_OWN}/"), "page2/index.html": _page(f"{_OWN}/"), "page3/index.html": _page(f"{_OWN}/")},
        config=_SITE,
        says="3 pages",
    ),
    Case(
        "canonical-unlisted",
        {
            "a.html": _page("/b.html"),
            "b.html": _page(more=_UNLISTED),
            "c.html": _page("/d.html"),
            "d.html": _page(more=_REDIRECT),
        },
        {
            "a.html": _page("/b.html"),
            "b.html": _page(),
            "c.html": _page("/c.html", more=_UNLISTED),
            "d.html": _page("/a.html", more=_REDIRECT),
        },
        times=2,
    ),
)
"""The cases."""
