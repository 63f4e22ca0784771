"""Cases of `robots.txt`."""

from .case import Case

_OWN = "https://example.org"

CASES = (
    Case(
        "robots-invalid",
        {"robots.txt": "Disallow: /\nUser-agent: *\nDissallow: /a\nDisallow: b\nnoise\nSitemap: /sitemap.xml\n"},
        {
            "robots.txt": "\ufeff# all\nuser-agent: *\ndisallow:\nAllow: /a # b\nDisallow: *.pdf$\nCrawl-delay: 10\n\n"
            "Sitemap: https://example.org/sitemap.xml\n"
        },
        times=5,
    ),
    Case(
        "robots-sitemap-missing",
        {"robots.txt": f"Sitemap: {_OWN}/sitemap_index.xml\n", "sitemap.xml": ""},
        {"robots.txt": f"Sitemap: {_OWN}/sitemap.xml\nSitemap: https://example.com/s.xml\n", "sitemap.xml": ""},
        config={"url": _OWN},
        says="did you mean /sitemap.xml?",
    ),
    Case("robots-unread", {"robots.txt": "User-agent: *\n"}, {"a.txt": ""}, config={"baseurl": "/blog"}),
)
"""The cases."""
