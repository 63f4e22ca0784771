"""``site.github.versions``: the programs of GitHub Pages, as the gem github-pages 232 lists them."""

from __future__ import annotations

from collections.abc import Mapping

from ...reference import PAGES, text

_THEMES = [
    "architect",
    "cayman",
    "dinky",
    "hacker",
    "leap-day",
    "merlot",
    "midnight",
    "minimal",
    "modernist",
    "slate",
    "tactile",
    "time-machine",
]

_PLUGINS = [
    "jekyll-redirect-from",
    "jekyll-sitemap",
    "jekyll-feed",
    "jekyll-gist",
    "jekyll-paginate",
    "jekyll-coffeescript",
    "jekyll-seo-tag",
    "jekyll-github-metadata",
    "jekyll-avatar",
    "jekyll-remote-theme",
    "jekyll-include-cache",
    "jemoji",
    "jekyll-mentions",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
]

VERSIONS: Mapping[str, str] = {
    "jekyll": text(PAGES.jekyll),
    "jekyll-sass-converter": text(PAGES.plugin("jekyll-sass-converter")),
    "kramdown": text(PAGES.kramdown),
    "kramdown-parser-gfm": "1.1.0",
    "jekyll-commonmark-ghpages": text(PAGES.plugin("jekyll-commonmark-ghpages")),
    "liquid": text(PAGES.liquid),
    "rouge": text(PAGES.rouge),
    "github-pages-health-check": "1.18.2",
    **{name: text(PAGES.plugin(name)) for name in _PLUGINS},
    "minima": "2.5.1",
    "jekyll-swiss": "1.0.0",
    "jekyll-theme-primer": "0.6.0",
    **{f"jekyll-theme-{name}": "0.2.0" for name in _THEMES},
    "ruby": "3.1.2",
    "github-pages": PAGES.name.removeprefix("github-pages-"),
    "html-pipeline": "2.14.3",
    "sass": "3.7.4",
    "safe_yaml": "1.0.5",
    "nokogiri": "1.13.10",
}
"""In the gem's order. Ruby and nokogiri are those of the machine on which the gem was run to compare with."""
